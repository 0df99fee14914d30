package dev.madang.signaling;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;

/** The numbered events of one room, the last of them kept, and its last lines of chat. Thread-safe. */
final class RoomLog {

    static final int KEPT_EVENTS = 64;
    static final int KEPT_CHAT_CHARACTERS = 64 * 1024;

    private final Deque<RoomEvent> events = new ArrayDeque<>();
    private final Deque<ChatMessage> chat = new ArrayDeque<>();
    private int chatCharacters;
    private long seq;

    /** A moment of this log. */
    record View(long seq, List<ChatMessage> chat) {}

    /** Numbers an event and publishes it, both before the next one. */
    synchronized void publish(LongFunction<RoomEvent> numbered, Consumer<RoomEvent> topic) {
        RoomEvent event = numbered.apply(++seq);
        events.addLast(event);
        if (events.size() > KEPT_EVENTS) {
            events.removeFirst();
        }
        topic.accept(event);
    }

    /** Publishes a line of chat once; what is known by its sender and {@code ref} is passed over. */
    synchronized void say(ChatMessage message, LongFunction<RoomEvent> numbered, Consumer<RoomEvent> topic) {
        if (chat.stream().anyMatch(message::isSameAs)) {
            return;
        }
        chat.addLast(message);
        chatCharacters += message.cost();
        while (chatCharacters > KEPT_CHAT_CHARACTERS) {
            chatCharacters -= chat.removeFirst().cost();
        }
        publish(numbered, topic);
    }

    synchronized View view() {
        return new View(seq, List.copyOf(chat));
    }

    synchronized long seq() {
        return seq;
    }

    /** The events after this number; null when they are not all kept. */
    synchronized @Nullable List<RoomEvent> after(long last) {
        if (last > seq || last < seq - events.size()) {
            return null;
        }
        return events.stream().filter(event -> event.seq() > last).toList();
    }
}
