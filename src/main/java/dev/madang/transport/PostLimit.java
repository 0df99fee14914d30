package dev.madang.transport;

import dev.madang.limit.ClientAddress;
import dev.madang.problem.ProblemCode;
import dev.madang.problem.ProblemException;
import dev.madang.problem.ProblemWriter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Semaphore;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Bounds what an HTTP transport of SockJS posts, and refuses what is no {@link Envelope}: the transport itself would
 * tell of it as a failure of the server. Counted while it is read: a chunked body tells no length, and another one may
 * lie.
 */
@Component
class PostLimit extends OncePerRequestFilter {

    /** Room for several frames at once in the JSON envelope of SockJS. */
    static final int MAX_BYTES = 1024 * 1024;

    /** For a session that is not there, is not theirs, or has not told who it is: a CONNECT. */
    static final int MAX_BYTES_OF_STRANGERS = 16 * 1024;

    private static final int PART_OF_MEMORY = 8;

    private final Semaphore places = new Semaphore(
            (int) Math.min(Integer.MAX_VALUE, Runtime.getRuntime().maxMemory() / PART_OF_MEMORY / PostBody.PIECE));

    private final Envelope envelope;
    private final HttpSessions sessions;
    private final ProblemWriter problems;

    PostLimit(Envelope envelope, HttpSessions sessions, ProblemWriter problems) {
        this.envelope = envelope;
        this.sessions = sessions;
        this.problems = problems;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !request.getMethod().equals("POST") || !request.getServletPath().startsWith("/ws/");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        boolean isSending = request.getServletPath().endsWith("/xhr_send");
        int most = isSending && isOfKnownSession(request) ? MAX_BYTES : MAX_BYTES_OF_STRANGERS;
        try (PostBody body = new PostBody(places)) {
            if (request.getContentLengthLong() > most) {
                throw new ProblemException(ProblemCode.TOO_LARGE);
            }
            body.read(request.getInputStream(), most);
            if (isSending && !envelope.isReadable(body.stream())) {
                problems.write(request, response, ProblemCode.MALFORMED);
            } else {
                chain.doFilter(new ReadRequest(request, body), response);
            }
        } catch (ProblemException refused) {
            response.setHeader("Connection", "close");
            problems.write(request, response, refused);
        }
    }

    private boolean isOfKnownSession(HttpServletRequest request) {
        HttpQueuedSession session = sessions.of(request);
        return session != null && session.isKnownFrom(ClientAddress.key(request.getRemoteAddr()));
    }

    private static final class ReadRequest extends HttpServletRequestWrapper {

        private final PostBody body;

        ReadRequest(HttpServletRequest request, PostBody body) {
            super(request);
            this.body = body;
        }

        @Override
        public ServletInputStream getInputStream() {
            return body.stream();
        }

        @Override
        public BufferedReader getReader() {
            return new BufferedReader(new InputStreamReader(getInputStream(), StandardCharsets.UTF_8));
        }
    }
}
