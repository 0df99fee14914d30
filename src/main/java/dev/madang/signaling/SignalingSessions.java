package dev.madang.signaling;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/** The sessions of this server that have a seat, by id. */
@Component
class SignalingSessions {

    private final Map<String, SignalingSession> sessions = new ConcurrentHashMap<>();

    void add(SignalingSession session) {
        sessions.put(session.id(), session);
    }

    void remove(SignalingSession session) {
        sessions.remove(session.id());
    }

    Optional<SignalingSession> find(String id) {
        return Optional.ofNullable(sessions.get(id));
    }

    Collection<SignalingSession> all() {
        return List.copyOf(sessions.values());
    }
}
