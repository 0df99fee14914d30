package dev.madang.signaling;

import dev.madang.problem.ProblemCode;
import dev.madang.problem.ProblemException;
import dev.madang.user.UserId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.springframework.stereotype.Component;

/** The sessions of this server that have a seat, by id; as many as it takes. */
@Component
class SignalingSessions {

    private final Map<String, SignalingSession> sessions = new ConcurrentHashMap<>();
    private final Map<UserId, Integer> perUser = new ConcurrentHashMap<>();
    private final SignalingSettings settings;
    private volatile boolean draining;

    SignalingSessions(SignalingSettings settings) {
        this.settings = settings;
    }

    /** @throws ProblemException {@code draining} or {@code busy} when there is no place for one more */
    void add(SignalingSession session) {
        if (draining) {
            throw new ProblemException(ProblemCode.DRAINING);
        }
        UserId user = session.seat().user();
        int own = perUser.merge(user, 1, Integer::sum);
        if (own > settings.maxSessionsPerUser() || sessions.size() >= settings.maxSessions()) {
            release(user);
            throw new ProblemException(ProblemCode.BUSY);
        }
        sessions.put(session.id(), session);
    }

    /** Idempotent. */
    void remove(SignalingSession session) {
        if (sessions.remove(session.id(), session)) {
            release(session.seat().user());
        }
    }

    Optional<SignalingSession> find(String id) {
        return Optional.ofNullable(sessions.get(id));
    }

    Collection<SignalingSession> all() {
        return List.copyOf(sessions.values());
    }

    void forEach(Consumer<SignalingSession> look) {
        sessions.values().forEach(look);
    }

    /** From now on nobody is let in. */
    void drain() {
        draining = true;
    }

    boolean isEmpty() {
        return sessions.isEmpty();
    }

    private void release(UserId user) {
        perUser.computeIfPresent(user, (key, count) -> count == 1 ? null : count - 1);
    }
}
