package dev.madang.admin;

import dev.madang.problem.ProblemCode;
import dev.madang.problem.ProblemWriter;
import dev.madang.security.SecurityHeaders;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.UsernamePasswordAuthenticationFilter;
import org.springframework.security.web.authentication.logout.HttpStatusReturningLogoutSuccessHandler;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.security.web.csrf.CsrfTokenRepository;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;

/** {@code /admin}: by a session that begins with the password; a change needs the CSRF token too. */
@Configuration(proxyBeanMethods = false)
class AdminSecurity {

    private static final RequestMatcher DATA =
            PathPatternRequestMatcher.withDefaults().matcher("/admin/api/**");

    @Bean
    @Order(10)
    SecurityFilterChain admin(HttpSecurity http, SecurityHeaders headers, ProblemWriter problems, LoginAnswers login) {
        return http.securityMatcher("/admin/**", "/admin")
                .headers(headers.strict())
                .csrf(csrf -> csrf.csrfTokenRepository(csrfTokens()))
                .requestCache(AbstractHttpConfigurer::disable)
                .addFilterBefore(login.throttle(), UsernamePasswordAuthenticationFilter.class)
                .formLogin(form -> form.loginPage("/admin/login")
                        .successHandler(login::succeeded)
                        .failureHandler(login::failed))
                .logout(logout -> logout.logoutUrl("/admin/logout")
                        .logoutSuccessHandler(new HttpStatusReturningLogoutSuccessHandler(HttpStatus.NO_CONTENT)))
                .exceptionHandling(exceptions -> exceptions
                        .authenticationEntryPoint(loginRequired(problems))
                        .accessDeniedHandler(
                                (request, response, e) -> problems.write(request, response, ProblemCode.FORBIDDEN)))
                .authorizeHttpRequests(
                        requests -> requests.requestMatchers(HttpMethod.GET, "/admin/login", "/admin/csrf")
                                .permitAll()
                                .requestMatchers(HttpMethod.POST, "/admin/login")
                                .permitAll()
                                .anyRequest()
                                .hasRole("ADMIN"))
                .build();
    }

    /** In a cookie that scripts cannot read: so a visitor who does not log in costs no session. */
    private static CsrfTokenRepository csrfTokens() {
        CookieCsrfTokenRepository tokens = new CookieCsrfTokenRepository();
        tokens.setCookieName("madang-admin-csrf");
        tokens.setCookiePath("/admin");
        tokens.setCookieCustomizer(cookie -> cookie.sameSite("Strict"));
        return tokens;
    }

    /** A page leads to the login; data says that one is needed. */
    private static AuthenticationEntryPoint loginRequired(ProblemWriter problems) {
        return (request, response, e) -> {
            if (request.getMethod().equals("GET") && !DATA.matches(request)) {
                response.setStatus(HttpStatus.FOUND.value());
                response.setHeader(HttpHeaders.LOCATION, "/admin/login");
            } else {
                problems.write(request, response, ProblemCode.LOGIN_REQUIRED);
            }
        };
    }
}
