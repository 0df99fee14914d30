package dev.madang.admin;

import dev.madang.problem.ProblemCode;
import dev.madang.problem.ProblemWriter;
import dev.madang.security.SecurityHeaders;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;

/** {@code /h2-console}: within the session of the administrator, and then only as {@link ConsoleFilter} lets. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnBooleanProperty("spring.h2.console.enabled")
class ConsoleSecurity {

    /** Or the console keeps what was signed in to in the home directory of whoever runs this. */
    @Bean
    static BeanPostProcessor consoleWithoutMemory() {
        return new BeanPostProcessor() {
            @Override
            public Object postProcessBeforeInitialization(Object bean, String name) {
                if (name.equals("h2Console") && bean instanceof ServletRegistrationBean<?> console) {
                    console.addInitParameter("properties", "null");
                }
                return bean;
            }
        };
    }

    /**
     * Without a CSRF token, as the console's forms cannot carry one: the session cookie is not sent by
     * other sites (SameSite=Strict), and the filter refuses what they start.
     */
    @Bean
    @Order(11)
    SecurityFilterChain console(
            HttpSecurity http, SecurityHeaders headers, ProblemWriter problems, ConsoleLogin login) {
        return http.securityMatcher(ConsoleFilter.PATH + "/**", ConsoleFilter.PATH)
                .headers(headers.framesAndInlineScripts())
                .csrf(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .exceptionHandling(exceptions -> exceptions.authenticationEntryPoint(
                        (request, response, e) -> problems.write(request, response, ProblemCode.LOGIN_REQUIRED)))
                .addFilterAfter(new ConsoleFilter(login, problems), AuthorizationFilter.class)
                .authorizeHttpRequests(requests -> requests.anyRequest().hasRole("ADMIN"))
                .build();
    }
}
