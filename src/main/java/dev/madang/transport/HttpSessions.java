package dev.madang.transport;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The open sessions of the HTTP transports. Thread-safe. */
@Component
final class HttpSessions {

    private static final int ID = 3;

    private final Map<String, HttpQueuedSession> open = new ConcurrentHashMap<>();

    /** The session that the path of a request names, whoever sent it; null when there is none. */
    @Nullable
    HttpQueuedSession of(HttpServletRequest request) {
        // As in /ws/{server}/{session}/xhr.
        String[] path = request.getServletPath().split("/", ID + 2);
        return path.length < ID + 2 ? null : open.get(path[ID]);
    }

    void add(HttpQueuedSession session) {
        open.put(session.getId(), session);
    }

    void remove(HttpQueuedSession session) {
        open.remove(session.getId(), session);
    }
}
