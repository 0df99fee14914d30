package dev.madang.transport;

import dev.madang.limit.ClientAddress;
import dev.madang.problem.ProblemCode;
import dev.madang.problem.ProblemException;
import dev.madang.problem.ProblemWriter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.http.server.ServerHttpRequest;
import org.springframework.http.server.ServerHttpResponse;
import org.springframework.http.server.ServletServerHttpRequest;
import org.springframework.http.server.ServletServerHttpResponse;
import org.springframework.stereotype.Component;
import org.springframework.web.socket.WebSocketHandler;
import org.springframework.web.socket.server.HandshakeInterceptor;

/**
 * Bounds how many connections one address may hold that have not told who they are, over every transport. Those that
 * have are counted per user instead: a school, or a carrier's customers, are one address. Each of them lets one more
 * stranger of its address in, up to a bound, also for a while after it was lost: all of them may come back at the same
 * moment.
 *
 * <p>A stranger's place is given back when it has introduced itself or is gone, and at the latest when its time to do so
 * is over, so that none can be lost with a handshake that fails. Thread-safe.
 */
@Component
class Introductions implements HandshakeInterceptor {

    static final int MAX_PER_ADDRESS = 200;

    /** Whoever comes and goes with one login is known again each time. */
    static final int MAX_MORE_PER_ADDRESS = 1_000;

    /** From the opened connection to CONNECT. */
    static final Duration PATIENCE = Duration.ofSeconds(10);

    /** Longer than a lost seat is kept. */
    private static final Duration REMEMBERED = Duration.ofMinutes(1);

    private static final String PLACE = Introductions.class.getName();

    private final Map<String, Integer> strangers = new ConcurrentHashMap<>();
    private final Map<String, Integer> known = new ConcurrentHashMap<>();
    private final ProblemWriter problems;
    private final Closing closing;

    Introductions(ProblemWriter problems, Closing closing) {
        this.problems = problems;
        this.closing = closing;
    }

    /** Comes once for each WebSocket, and for each session of the HTTP transports. */
    @Override
    public boolean beforeHandshake(
            ServerHttpRequest request,
            ServerHttpResponse response,
            WebSocketHandler handler,
            Map<String, Object> attributes)
            throws IOException {
        if (!(request instanceof ServletServerHttpRequest in) || !(response instanceof ServletServerHttpResponse out)) {
            throw new IllegalStateException("not a servlet container");
        }
        HttpServletRequest servlet = in.getServletRequest();
        if (isOfForeignPage(servlet)) {
            problems.write(servlet, out.getServletResponse(), ProblemCode.FORBIDDEN);
            return false;
        }
        String source = ClientAddress.key(servlet.getRemoteAddr());
        if (strangers.merge(source, 1, Integer::sum) > MAX_PER_ADDRESS + more(source)) {
            strangerGone(source);
            ProblemException refused = new ProblemException(ProblemCode.TOO_MANY_ATTEMPTS, PATIENCE);
            problems.write(servlet, out.getServletResponse(), refused);
            return false;
        }
        Introduction introduction = new Introduction(source, this);
        introduction.attach(attributes);
        servlet.setAttribute(PLACE, introduction);
        closing.after(PATIENCE, introduction::expire);
        return true;
    }

    /** Whoever was refused by then, for its origin or else, takes no place. */
    @Override
    public void afterHandshake(
            ServerHttpRequest request,
            ServerHttpResponse response,
            WebSocketHandler handler,
            @Nullable Exception failure) {
        if (request instanceof ServletServerHttpRequest in
                && response instanceof ServletServerHttpResponse out
                && in.getServletRequest().getAttribute(PLACE) instanceof Introduction introduction
                && (failure != null || out.getServletResponse().getStatus() >= HttpServletResponse.SC_BAD_REQUEST)) {
            introduction.gone();
        }
    }

    /** A page may have another site fetch without telling its origin, as for an image (Fetch, "no-cors"). */
    private static boolean isOfForeignPage(HttpServletRequest request) {
        return request.getHeader("Origin") == null && "cross-site".equals(request.getHeader("Sec-Fetch-Site"));
    }

    private int more(String source) {
        return Math.min(known.getOrDefault(source, 0), MAX_MORE_PER_ADDRESS);
    }

    void known(String source) {
        known.merge(source, 1, Integer::sum);
        strangerGone(source);
    }

    void strangerGone(String source) {
        countDown(strangers, source);
    }

    void knownGone(String source) {
        closing.after(REMEMBERED, () -> countDown(known, source));
    }

    private static void countDown(Map<String, Integer> counts, String source) {
        counts.computeIfPresent(source, (key, count) -> count == 1 ? null : count - 1);
    }
}
