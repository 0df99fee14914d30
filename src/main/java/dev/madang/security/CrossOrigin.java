package dev.madang.security;

import dev.madang.problem.ProblemCode;
import dev.madang.problem.ProblemWriter;
import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.Environment;
import org.springframework.http.HttpHeaders;
import org.springframework.http.server.ServerHttpResponse;
import org.springframework.stereotype.Component;
import org.springframework.web.cors.CorsConfiguration;
import org.springframework.web.cors.DefaultCorsProcessor;
import org.springframework.web.filter.CorsFilter;

/**
 * Lets the pages that may connect from elsewhere also load the client and call the API, and no others. Who is
 * not among them is not refused here: what a browser may read is for the browser to hold back, and a proxy that hides our
 * name must not shut us out.
 */
@Component
class CrossOrigin {

    /** One list for one question, which the WebSocket asks too. */
    private static final String SETTING = "madang.signaling.allowed-origins";

    private static final Duration PREFLIGHT_GOOD_FOR = Duration.ofHours(1);

    private final List<String> origins;
    private final ProblemWriter problems;

    CrossOrigin(Environment environment, ProblemWriter problems) {
        this.problems = problems;
        origins = Binder.get(environment)
                .bind(SETTING, Bindable.listOf(String.class))
                .orElseGet(List::of);
    }

    /** For the API: with the token of a user in a header, never with a cookie. */
    CorsFilter calls() {
        return filter(List.of("/"), List.of("GET", "POST", "PATCH", "DELETE"));
    }

    /** For the files of the client, not for the pages. */
    CorsFilter files() {
        return filter(List.of("/app/", "/js/", "/webjars/"), List.of("GET", "HEAD"));
    }

    /** Its own refusal would be plain text. */
    private static final class QuietProcessor extends DefaultCorsProcessor {

        @Override
        protected void rejectRequest(ServerHttpResponse response) {}
    }

    private CorsFilter filter(List<String> paths, List<String> methods) {
        CorsConfiguration allowed = new CorsConfiguration();
        allowed.setAllowedOrigins(origins);
        allowed.setAllowedMethods(methods);
        allowed.setAllowedHeaders(List.of(
                HttpHeaders.AUTHORIZATION, HttpHeaders.CONTENT_TYPE, HttpHeaders.ACCEPT, HttpHeaders.ACCEPT_LANGUAGE));
        allowed.setExposedHeaders(List.of(HttpHeaders.RETRY_AFTER, HttpHeaders.LOCATION));
        allowed.setMaxAge(PREFLIGHT_GOOD_FOR);
        CorsFilter filter = new CorsFilter(request -> {
            String origin = request.getHeader(HttpHeaders.ORIGIN);
            boolean isOpen = paths.stream().anyMatch(request.getServletPath()::startsWith);
            return isOpen && origin != null && origins.contains(origin) ? allowed : null;
        });
        var processor = new QuietProcessor();
        filter.setCorsProcessor((configuration, request, response) -> {
            boolean isPassed = processor.processRequest(configuration, request, response);
            if (!isPassed) {
                problems.write(request, response, ProblemCode.FORBIDDEN);
            }
            return isPassed;
        });
        return filter;
    }
}
