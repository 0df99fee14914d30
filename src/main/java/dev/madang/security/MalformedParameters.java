package dev.madang.security;

import dev.madang.problem.ProblemCode;
import dev.madang.problem.ProblemWriter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Refuses parameters that cannot be read, such as a lone {@code %} or too many of them. The container reads them when
 * somebody first asks for one, wherever that is, and would tell of it as a failure of the server, with what was sent in
 * its log.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class MalformedParameters extends OncePerRequestFilter {

    private final ProblemWriter problems;

    MalformedParameters(ProblemWriter problems) {
        this.problems = problems;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        try {
            if (request.getQueryString() != null && request.getContentType() == null) {
                request.getParameterMap();
            }
            chain.doFilter(request, response);
        } catch (RuntimeException | ServletException e) {
            if (!isMalformed(e) || response.isCommitted()) {
                throw e;
            }
            problems.write(request, response, ProblemCode.MALFORMED);
        }
    }

    private static boolean isMalformed(@Nullable Throwable e) {
        return e != null && (e instanceof InvalidParameterException || isMalformed(e.getCause()));
    }
}
