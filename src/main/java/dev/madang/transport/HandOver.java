package dev.madang.transport;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/** Tells a session of an HTTP transport that its client may have opened a request, for which its messages wait. */
@Component
class HandOver extends OncePerRequestFilter {

    private final HttpSessions sessions;

    HandOver(HttpSessions sessions) {
        this.sessions = sessions;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !request.getServletPath().startsWith("/ws/");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        HttpQueuedSession session = sessions.of(request);
        chain.doFilter(request, response);
        if (session != null) {
            session.ready();
        }
    }
}
