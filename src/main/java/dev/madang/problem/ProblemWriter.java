package dev.madang.problem;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.LocaleResolver;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes a problem as the whole answer, whatever the request would have accepted. The one place that does
 * so, for controllers, filters, the security chains and the container alike.
 */
@Component
public class ProblemWriter {

    private final ProblemTexts texts;
    private final LocaleResolver locales;
    private final JsonMapper json;

    ProblemWriter(ProblemTexts texts, LocaleResolver locales, JsonMapper json) {
        this.texts = texts;
        this.locales = locales;
        this.json = json;
    }

    public void write(HttpServletRequest request, HttpServletResponse response, ProblemCode code) throws IOException {
        write(request, response, code, null, List.of());
    }

    public void write(HttpServletRequest request, HttpServletResponse response, ProblemException problem)
            throws IOException {
        write(request, response, problem.code(), problem.retryAfter(), problem.fields());
    }

    private void write(
            HttpServletRequest request,
            HttpServletResponse response,
            ProblemCode code,
            @Nullable Duration retryAfter,
            List<String> fields)
            throws IOException {
        if (response.isCommitted()) {
            return;
        }
        response.resetBuffer();
        Locale locale = locales.resolveLocale(request);
        Problem problem = new Problem(
                "about:blank",
                HttpStatus.valueOf(code.status()).getReasonPhrase(),
                code.status(),
                texts.text(code, locale),
                path(request),
                code.code(),
                fields.stream().map(name -> texts.field(name, locale)).toList());
        response.setStatus(code.status());
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        response.setHeader(HttpHeaders.CONTENT_LANGUAGE, locale.getLanguage());
        if (retryAfter != null) {
            response.setHeader(HttpHeaders.RETRY_AFTER, Long.toString(Math.max(1, retryAfter.toSeconds())));
        }
        response.getOutputStream().write(json.writeValueAsString(problem).getBytes(StandardCharsets.UTF_8));
    }

    private static String path(HttpServletRequest request) {
        Object failed = request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI);
        return failed != null ? failed.toString() : request.getRequestURI();
    }
}
