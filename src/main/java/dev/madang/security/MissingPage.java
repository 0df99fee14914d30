package dev.madang.security;

import dev.madang.problem.ProblemCode;
import dev.madang.problem.ProblemWriter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.security.core.AuthenticationException;
import org.springframework.stereotype.Component;

/**
 * What is not there, as who asked can read it: a person at a browser gets the page, which says so and leads to the start;
 * anybody else gets a problem.
 */
@Component
class MissingPage {

    private final ProblemWriter problems;
    private final byte[] page;

    MissingPage(ProblemWriter problems) throws IOException {
        this.problems = problems;
        this.page = new ClassPathResource("static/index.html").getContentAsByteArray();
    }

    void answer(HttpServletRequest request, HttpServletResponse response, AuthenticationException e)
            throws IOException {
        if (!wantsPage(request)) {
            problems.write(request, response, ProblemCode.NOT_FOUND);
            return;
        }
        response.setStatus(HttpServletResponse.SC_NOT_FOUND);
        response.setContentType(MediaType.TEXT_HTML_VALUE + ";charset=UTF-8");
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        response.setHeader(HttpHeaders.VARY, HttpHeaders.ACCEPT);
        response.getOutputStream().write(page);
    }

    /** By name: what takes anything, as most programs say they do, did not ask for a page. */
    private static boolean wantsPage(HttpServletRequest request) {
        String accepted = request.getHeader(HttpHeaders.ACCEPT);
        return request.getMethod().equals("GET") && accepted != null && accepted.contains(MediaType.TEXT_HTML_VALUE);
    }
}
