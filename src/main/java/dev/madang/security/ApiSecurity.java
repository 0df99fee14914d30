package dev.madang.security;

import dev.madang.problem.ProblemWriter;
import dev.madang.user.UserService;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.header.HeaderWriterFilter;
import org.springframework.web.filter.CorsFilter;

/**
 * {@code /api}: by bearer token and nothing else. No cookie says who calls here, so that another site's page
 * has nothing to ride on, and CSRF protection has nothing to protect.
 */
@Configuration(proxyBeanMethods = false)
class ApiSecurity {

    @Bean
    @Order(1)
    SecurityFilterChain api(
            HttpSecurity http,
            UserService users,
            ProblemWriter problems,
            SecurityHeaders headers,
            Refusals refusals,
            CrossOrigin crossOrigin) {
        return http.securityMatcher("/api/**", "/api")
                .csrf(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .headers(headers.strict())
                .exceptionHandling(exceptions -> exceptions
                        .authenticationEntryPoint(refusals.tokenRequired())
                        .accessDeniedHandler(refusals.forbidden()))
                .addFilterAfter(crossOrigin.calls(), HeaderWriterFilter.class)
                .addFilterAfter(new BodyLimitFilter(problems), CorsFilter.class)
                .addFilterBefore(new BearerTokenFilter(users, problems), AuthorizationFilter.class)
                .authorizeHttpRequests(requests -> requests.requestMatchers(HttpMethod.POST, "/api/users")
                        .permitAll()
                        .requestMatchers(
                                HttpMethod.GET,
                                "/api/rooms",
                                "/api/rooms/*",
                                "/api/rooms/*/invitation.ics",
                                "/api/ice-servers",
                                "/api/embedding")
                        .permitAll()
                        .anyRequest()
                        .authenticated())
                .build();
    }
}
