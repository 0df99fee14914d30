package dev.madang.transport;

import dev.madang.problem.ProblemCode;
import dev.madang.problem.ProblemWriter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
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

    /** For a whole body. */
    private static final Duration READ_TIME = Duration.ofSeconds(20);

    private final Envelope envelope;
    private final ProblemWriter problems;

    PostLimit(Envelope envelope, ProblemWriter problems) {
        this.envelope = envelope;
        this.problems = problems;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !request.getMethod().equals("POST") || !request.getServletPath().startsWith("/ws/");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (request.getContentLengthLong() > MAX_BYTES) {
            breakOff(request, response, ProblemCode.TOO_LARGE);
            return;
        }
        byte[] body = read(request);
        if (body == null) {
            breakOff(request, response, ProblemCode.MALFORMED);
        } else if (body.length > MAX_BYTES) {
            breakOff(request, response, ProblemCode.TOO_LARGE);
        } else if (request.getServletPath().endsWith("/xhr_send") && !envelope.isReadable(body)) {
            problems.write(request, response, ProblemCode.MALFORMED);
        } else {
            chain.doFilter(new ReadRequest(request, body), response);
        }
    }

    private void breakOff(HttpServletRequest request, HttpServletResponse response, ProblemCode code)
            throws IOException {
        response.setHeader("Connection", "close");
        problems.write(request, response, code);
    }

    /** A little too much at most. Null when it takes too long: it holds a thread meanwhile. */
    private static byte @Nullable [] read(HttpServletRequest request) throws IOException {
        long deadline = System.nanoTime() + READ_TIME.toNanos();
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        InputStream in = request.getInputStream();
        byte[] piece = new byte[8 * 1024];
        for (int read = in.read(piece); read >= 0 && body.size() <= MAX_BYTES; read = in.read(piece)) {
            body.write(piece, 0, read);
            if (System.nanoTime() - deadline > 0) {
                return null;
            }
        }
        return body.toByteArray();
    }

    private static final class ReadRequest extends HttpServletRequestWrapper {

        private final byte[] body;

        ReadRequest(HttpServletRequest request, byte[] body) {
            super(request);
            this.body = body;
        }

        @Override
        public ServletInputStream getInputStream() {
            return new ReadStream(body);
        }

        @Override
        public BufferedReader getReader() {
            return new BufferedReader(new InputStreamReader(getInputStream(), StandardCharsets.UTF_8));
        }
    }

    private static final class ReadStream extends ServletInputStream {

        private final ByteArrayInputStream body;

        ReadStream(byte[] body) {
            this.body = new ByteArrayInputStream(body);
        }

        @Override
        public int read() {
            return body.read();
        }

        @Override
        public int read(byte[] target, int offset, int length) {
            return body.read(target, offset, length);
        }

        @Override
        public boolean isFinished() {
            return body.available() == 0;
        }

        @Override
        public boolean isReady() {
            return true;
        }

        @Override
        public void setReadListener(ReadListener listener) {
            throw new UnsupportedOperationException();
        }
    }
}
