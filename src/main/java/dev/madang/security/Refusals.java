package dev.madang.security;

import dev.madang.problem.ProblemCode;
import dev.madang.problem.ProblemWriter;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.http.HttpHeaders;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** How a chain says no. */
@Component
class Refusals {

    private final ProblemWriter problems;
    private final RequestMappingHandlerMapping endpoints;

    Refusals(
            ProblemWriter problems, @Qualifier("requestMappingHandlerMapping") RequestMappingHandlerMapping endpoints) {
        this.problems = problems;
        this.endpoints = endpoints;
    }

    /** A token is asked for only where there is something to call with it. */
    AuthenticationEntryPoint tokenRequired() {
        return (request, response, e) -> {
            if (isKnown(request)) {
                response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
                problems.write(request, response, ProblemCode.TOKEN_INVALID);
            } else {
                problems.write(request, response, ProblemCode.NOT_FOUND);
            }
        };
    }

    AccessDeniedHandler forbidden() {
        return (request, response, e) -> problems.write(request, response, ProblemCode.FORBIDDEN);
    }

    void notFound(HttpServletRequest request, HttpServletResponse response, AuthenticationException e)
            throws IOException, ServletException {
        problems.write(request, response, ProblemCode.NOT_FOUND);
    }

    /** Also by another method: that is told as 405 to those who have a token. */
    private boolean isKnown(HttpServletRequest request) {
        try {
            return endpoints.getHandler(request) != null;
        } catch (Exception e) {
            return true;
        }
    }
}
