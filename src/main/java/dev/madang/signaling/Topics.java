package dev.madang.signaling;

import dev.madang.stomp.ServerMessage;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/** Who reads what. What is sent to a destination goes to each of its readers, in the order sent. Thread-safe. */
@Component
class Topics {

    private record Reader(SignalingSession session, String subscription) {}

    /** Lists are replaced, never changed. */
    private final Map<String, List<Reader>> readers = new ConcurrentHashMap<>();

    /** From now on the session gets what is sent there, until it {@linkplain #forget is forgotten}. */
    void subscribe(SignalingSession session, String subscription, String destination) {
        Reader reader = new Reader(session, subscription);
        readers.merge(destination, List.of(reader), Topics::joined);
        if (session.isEnded()) {
            // It may have been forgotten before it was a reader.
            remove(destination, reader);
        }
    }

    void unsubscribe(SignalingSession session, String subscription) {
        String destination = session.subscriptions.remove(subscription);
        if (destination != null) {
            remove(destination, new Reader(session, subscription));
        }
    }

    void forget(SignalingSession session) {
        session.subscriptions.keySet().forEach(subscription -> unsubscribe(session, subscription));
    }

    /** Never waits. */
    void send(ServerMessage message) {
        for (Reader reader : readers.getOrDefault(message.destination(), List.of())) {
            reader.session().send(reader.subscription(), message);
        }
    }

    private void remove(String destination, Reader reader) {
        readers.computeIfPresent(destination, (key, present) -> {
            List<Reader> others =
                    present.stream().filter(other -> !other.equals(reader)).toList();
            return others.isEmpty() ? null : others;
        });
    }

    private static List<Reader> joined(List<Reader> present, List<Reader> more) {
        List<Reader> all = new ArrayList<>(present.size() + more.size());
        all.addAll(present);
        all.addAll(more);
        return List.copyOf(all);
    }
}
