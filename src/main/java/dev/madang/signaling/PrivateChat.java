package dev.madang.signaling;

import dev.madang.membership.ParticipantId;
import dev.madang.membership.Seat;
import dev.madang.membership.SeatEnded;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * What two have written to each other: in the inboxes of both, and kept for each of them as long as its seat, so that a
 * page that is loaded anew shows it again. In memory, never blocks, thread-safe.
 */
@Component
class PrivateChat {

    /** For each participant. */
    static final int KEPT_CHARACTERS = 32 * 1024;

    private final Map<ParticipantId, Lines> kept = new ConcurrentHashMap<>();
    private final Inboxes inboxes;

    PrivateChat(Inboxes inboxes) {
        this.inboxes = inboxes;
    }

    /** What its sender has said before under this {@code ref} is passed over. */
    void say(Seat from, Seat to, ChatMessage message) {
        if (of(from).add(message)) {
            of(to).add(message);
            InboxMessage told = new InboxMessage.PrivateLine(message);
            inboxes.deliver(from, told);
            inboxes.deliver(to, told);
        }
    }

    /** What this participant may read, oldest first. */
    List<ChatMessage> of(ParticipantId id) {
        Lines lines = kept.get(id);
        return lines == null ? List.of() : lines.all();
    }

    @EventListener
    void on(SeatEnded ended) {
        kept.remove(ended.id());
    }

    /** For a seat that has ended meanwhile, one that nobody keeps. */
    private Lines of(Seat seat) {
        Lines lines = kept.computeIfAbsent(seat.id(), id -> new Lines());
        if (seat.isEnded()) {
            kept.remove(seat.id(), lines);
        }
        return lines;
    }

    private static final class Lines {

        private final Deque<ChatMessage> lines = new ArrayDeque<>();
        private int characters;

        /** False when it is known already. */
        synchronized boolean add(ChatMessage message) {
            if (lines.stream().anyMatch(message::isSameAs)) {
                return false;
            }
            lines.addLast(message);
            characters += message.cost();
            while (characters > KEPT_CHARACTERS) {
                characters -= lines.removeFirst().cost();
            }
            return true;
        }

        synchronized List<ChatMessage> all() {
            return List.copyOf(lines);
        }
    }
}
