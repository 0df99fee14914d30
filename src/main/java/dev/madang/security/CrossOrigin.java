package dev.madang.security;

import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.Environment;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.cors.CorsConfiguration;
import org.springframework.web.filter.CorsFilter;

/**
 * Lets the pages that may connect from elsewhere also load the client and call the API, and no others. Nobody is refused
 * here: what a browser may read is for the browser to hold back, and a proxy that hides our name must not shut us out.
 */
@Component
class CrossOrigin {

    /** One list for one question, which the WebSocket asks too. */
    private static final String SETTING = "madang.signaling.allowed-origins";

    private static final Duration PREFLIGHT_GOOD_FOR = Duration.ofHours(1);

    private final List<String> origins;

    CrossOrigin(Environment environment) {
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

    private CorsFilter filter(List<String> paths, List<String> methods) {
        CorsConfiguration allowed = new CorsConfiguration();
        allowed.setAllowedOrigins(origins);
        allowed.setAllowedMethods(methods);
        allowed.setAllowedHeaders(List.of(
                HttpHeaders.AUTHORIZATION, HttpHeaders.CONTENT_TYPE, HttpHeaders.ACCEPT, HttpHeaders.ACCEPT_LANGUAGE));
        allowed.setExposedHeaders(List.of(HttpHeaders.RETRY_AFTER, HttpHeaders.LOCATION));
        allowed.setMaxAge(PREFLIGHT_GOOD_FOR);
        return new CorsFilter(request -> {
            String origin = request.getHeader(HttpHeaders.ORIGIN);
            boolean isOpen = paths.stream().anyMatch(request.getServletPath()::startsWith);
            return isOpen && origin != null && origins.contains(origin) ? allowed : null;
        });
    }
}
