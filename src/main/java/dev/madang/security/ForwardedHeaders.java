package dev.madang.security;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.catalina.Globals;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Tells whoever runs the server, once, that a proxy seems to stand in front which is not believed: then everybody behind
 * it counts as one address. Anybody can send such a header, so it is no more than a hint, and nothing of it is logged.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class ForwardedHeaders extends OncePerRequestFilter {

    private static final Logger log = LoggerFactory.getLogger(ForwardedHeaders.class);

    private static final List<String> NAMES = List.of("X-Forwarded-For", "Forwarded", "X-Real-IP");

    private final AtomicBoolean told = new AtomicBoolean();

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (!told.get() && isUnbelieved(request) && told.compareAndSet(false, true)) {
            log.warn(
                    "A request from {} says that it was forwarded, which is not believed. If that is your proxy, set"
                            + " server.forward-headers-strategy=native, and name it in"
                            + " server.tomcat.remoteip.internal-proxies",
                    request.getRemoteAddr());
        }
        chain.doFilter(request, response);
    }

    /** Tomcat marks those of a proxy that it believes. */
    private static boolean isUnbelieved(HttpServletRequest request) {
        return NAMES.stream().anyMatch(name -> request.getHeader(name) != null)
                && !Boolean.TRUE.equals(request.getAttribute(Globals.REQUEST_FORWARDED_ATTRIBUTE));
    }
}
