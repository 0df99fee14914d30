package dev.madang.security;

import dev.madang.limit.ClientAddress;
import dev.madang.problem.ProblemCode;
import dev.madang.problem.ProblemException;
import dev.madang.problem.ProblemWriter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Bounds how many requests one address may have under way: in all, since a client that does not read its answer holds a
 * thread, and fewer with a body, since that is read piece by piece. A few hundred of one address would otherwise hold
 * all threads. What waits without a thread, as SockJS does, does not count.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class UnfinishedRequests extends OncePerRequestFilter {

    static final int MAX_PER_ADDRESS = 100;
    static final int MAX_BODIES_PER_ADDRESS = 32;

    private static final Duration SHORTLY = Duration.ofSeconds(1);

    private final Map<String, Integer> underWay = new ConcurrentHashMap<>();
    private final Map<String, Integer> bodies = new ConcurrentHashMap<>();
    private final ProblemWriter problems;

    UnfinishedRequests(ProblemWriter problems) {
        this.problems = problems;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String address = ClientAddress.key(request.getRemoteAddr());
        boolean hasBody = hasBody(request);
        boolean isOneTooMany = begin(underWay, address) > MAX_PER_ADDRESS;
        isOneTooMany |= hasBody && begin(bodies, address) > MAX_BODIES_PER_ADDRESS;
        try {
            if (isOneTooMany) {
                response.setHeader("Connection", "close");
                problems.write(request, response, new ProblemException(ProblemCode.TOO_MANY_ATTEMPTS, SHORTLY));
            } else {
                chain.doFilter(request, response);
            }
        } finally {
            end(underWay, address);
            if (hasBody) {
                end(bodies, address);
            }
        }
    }

    private static boolean hasBody(HttpServletRequest request) {
        return request.getContentLengthLong() > 0 || request.getHeader("Transfer-Encoding") != null;
    }

    private static int begin(Map<String, Integer> counts, String address) {
        return counts.merge(address, 1, Integer::sum);
    }

    private static void end(Map<String, Integer> counts, String address) {
        counts.computeIfPresent(address, (key, count) -> count == 1 ? null : count - 1);
    }
}
