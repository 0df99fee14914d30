package dev.madang.admin;

import dev.madang.limit.ClientAddress;
import dev.madang.limit.FailureLimit;
import dev.madang.problem.ProblemCode;
import dev.madang.problem.ProblemException;
import dev.madang.problem.ProblemWriter;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/** What a login is answered: ten wrong passwords from one address shut it out for 15 minutes. */
@Component
class LoginAnswers {

    private static final Logger log = LoggerFactory.getLogger(LoginAnswers.class);

    /** Decodes the path as the login itself does: {@code /admin/logi%6e} counts too. */
    private static final RequestMatcher LOGIN =
            PathPatternRequestMatcher.withDefaults().matcher(HttpMethod.POST, "/admin/login");

    private final ProblemWriter problems;
    private final FailureLimit limit = new FailureLimit(10, Duration.ofMinutes(15));

    LoginAnswers(ProblemWriter problems) {
        this.problems = problems;
    }

    /** Stands before the password is looked at. */
    Filter throttle() {
        return new OncePerRequestFilter() {
            @Override
            protected boolean shouldNotFilter(HttpServletRequest request) {
                return !LOGIN.matches(request);
            }

            @Override
            protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
                    throws ServletException, IOException {
                try {
                    limit.attempt(ClientAddress.key(request.getRemoteAddr()));
                } catch (ProblemException e) {
                    problems.write(request, response, e);
                    return;
                }
                chain.doFilter(request, response);
            }
        };
    }

    void succeeded(HttpServletRequest request, HttpServletResponse response, Authentication admin) {
        limit.succeeded(ClientAddress.key(request.getRemoteAddr()));
        log.info("The administrator came in from {}", request.getRemoteAddr());
        response.setStatus(HttpStatus.NO_CONTENT.value());
    }

    void failed(HttpServletRequest request, HttpServletResponse response, AuthenticationException e)
            throws IOException {
        log.warn("A wrong password for /admin from {}", request.getRemoteAddr());
        problems.write(request, response, ProblemCode.PASSWORD_WRONG);
    }
}
