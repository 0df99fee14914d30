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
 * Bounds how many requests one address may have under way that can hold a thread for long: those with a body, which is
 * read until it is there, and those for files that are larger than what waits on the way to a client that does not read.
 * A few hundred of one address would otherwise hold all threads. All else is over at once, and a school that comes back
 * in one moment is one address.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class UnfinishedRequests extends OncePerRequestFilter {

    static final int MAX_PER_ADDRESS = 32;

    /** The console of the API: nothing else that we serve is as large. */
    private static final String LARGE_FILES = "/webjars/swagger-ui/";

    private static final Duration SHORTLY = Duration.ofSeconds(1);

    private final Map<String, Integer> underWay = new ConcurrentHashMap<>();
    private final ProblemWriter problems;

    UnfinishedRequests(ProblemWriter problems) {
        this.problems = problems;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return request.getContentLengthLong() <= 0
                && request.getHeader("Transfer-Encoding") == null
                && !request.getRequestURI().startsWith(LARGE_FILES);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String address = ClientAddress.key(request.getRemoteAddr());
        try {
            if (underWay.merge(address, 1, Integer::sum) > MAX_PER_ADDRESS) {
                response.setHeader("Connection", "close");
                problems.write(request, response, new ProblemException(ProblemCode.TOO_MANY_ATTEMPTS, SHORTLY));
            } else {
                chain.doFilter(request, response);
            }
        } finally {
            underWay.computeIfPresent(address, (key, count) -> count == 1 ? null : count - 1);
        }
    }
}
