package dev.madang.security;

import dev.madang.problem.ProblemCode;
import dev.madang.problem.ProblemWriter;
import jakarta.servlet.DispatcherType;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.firewall.RequestRejectedHandler;
import org.springframework.security.web.header.HeaderWriterFilter;

/** What needs no login: the pages and their files, the descriptions, health, and the door of the WebSocket. */
@Configuration(proxyBeanMethods = false)
class OpenSecurity {

    /**
     * Open here because a connection tells who it is in its CONNECT frame, never by a cookie. Nothing but the headers is
     * left of the chain: a whole school comes through it at once.
     */
    @Bean
    @Order(2)
    SecurityFilterChain webSocket(HttpSecurity http, SecurityHeaders headers) {
        return stateless(http.securityMatcher("/ws/**", "/ws"), headers.framedByOurselves())
                .sessionManagement(AbstractHttpConfigurer::disable)
                .securityContext(AbstractHttpConfigurer::disable)
                .anonymous(AbstractHttpConfigurer::disable)
                .servletApi(AbstractHttpConfigurer::disable)
                .exceptionHandling(AbstractHttpConfigurer::disable)
                .build();
    }

    @Bean
    @Order(3)
    SecurityFilterChain descriptions(HttpSecurity http, SecurityHeaders headers, Refusals refusals) {
        return stateless(
                        http.securityMatcher(
                                "/v3/api-docs/**", "/v3/api-docs.yaml", "/swagger-ui/**", "/swagger-ui.html"),
                        headers.inlineStyles())
                .exceptionHandling(exceptions -> exceptions.authenticationEntryPoint(refusals::notFound))
                .authorizeHttpRequests(requests -> requests.requestMatchers(HttpMethod.GET, "/**")
                        .permitAll()
                        .anyRequest()
                        .denyAll())
                .build();
    }

    /**
     * What nobody has allowed is told as absent. The container's own ways to the error page are open; it includes the page
     * where an answer broke off in the middle.
     */
    @Bean
    @Order(100)
    SecurityFilterChain everythingElse(
            HttpSecurity http, SecurityHeaders headers, MissingPage missing, CrossOrigin crossOrigin) {
        return stateless(http, headers.strictForFiles())
                .addFilterAfter(crossOrigin.files(), HeaderWriterFilter.class)
                .exceptionHandling(exceptions -> exceptions.authenticationEntryPoint(missing::answer))
                .authorizeHttpRequests(requests -> requests.dispatcherTypeMatchers(
                                DispatcherType.ERROR,
                                DispatcherType.INCLUDE,
                                DispatcherType.FORWARD,
                                DispatcherType.ASYNC)
                        .permitAll()
                        .requestMatchers(HttpMethod.GET, PublicFiles.PATHS)
                        .permitAll()
                        .requestMatchers(HttpMethod.HEAD, PublicFiles.PATHS)
                        .permitAll()
                        .anyRequest()
                        .denyAll())
                .build();
    }

    /** Paths with tricks in them: {@code ;x}, {@code %2e}, {@code //}, {@code \}. */
    @Bean
    RequestRejectedHandler rejectedRequests(ProblemWriter problems) {
        return (request, response, e) -> {
            response.setHeader("X-Content-Type-Options", "nosniff");
            problems.write(request, response, ProblemCode.MALFORMED);
        };
    }

    private static HttpSecurity stateless(HttpSecurity http, Customizer<HeadersConfigurer<HttpSecurity>> headers) {
        return http.csrf(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .headers(headers);
    }
}
