package dev.madang.lab;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What one participant receives: its inbox and the events of its room, and how far it has read each. */
final class RoomMail {

    private final StompSession session;
    private final String inbox;
    private final String events;
    /** Events that {@code synced} brought, by their number. */
    private final Map<Long, JsonNode> missed = new HashMap<>();

    long lastN;
    long lastSeq;

    RoomMail(StompSession session, TestRoom room, String id) {
        this.session = session;
        inbox = room.inbox(id);
        events = room.events();
    }

    JsonNode awaitInbox(String what, Predicate<String> type, Predicate<JsonNode> wanted) {
        StompFrame frame = session.await("inbox message " + what, candidate -> {
            if (!isInbox(candidate) || isSignal(candidate)) {
                return false;
            }
            JsonNode message = json(candidate);
            return type.test(message.path("type").asString()) && wanted.test(message);
        });
        return json(read(frame));
    }

    StompFrame awaitSignal() {
        return read(session.await("signal", frame -> isInbox(frame) && isSignal(frame)));
    }

    JsonNode awaitEvent(String type, Predicate<JsonNode> wanted, Duration patience) {
        Predicate<StompFrame> candidates = candidate -> {
            if (!isEvent(candidate)) {
                return false;
            }
            JsonNode event = json(candidate);
            return event.path("type").asString().equals(type) && wanted.test(event);
        };
        JsonNode event = json(session.await("event " + type, candidates, patience));
        lastSeq = Math.max(lastSeq, event.path("seq").asLong());
        return event;
    }

    List<StompFrame> unreadSignals() {
        return session.unread().stream()
                .filter(frame -> isInbox(frame) && isSignal(frame))
                .toList();
    }

    List<JsonNode> unreadEvents(String type) {
        return session.unread().stream()
                .filter(this::isEvent)
                .map(RoomMail::json)
                .filter(event -> event.path("type").asString().equals(type))
                .toList();
    }

    void keepMissed(JsonNode synced) {
        synced.path("events").forEach(event -> missed.put(event.path("seq").asLong(), event));
    }

    /** The ids of all others, from {@code joined} and the events since. */
    List<String> others(JsonNode joined) {
        var since = new TreeMap<>(missed);
        for (String type : List.of("participant-joined", "participant-left")) {
            unreadEvents(type).forEach(event -> since.put(event.path("seq").asLong(), event));
        }
        var others = new ArrayList<String>();
        joined.path("participants").forEach(other -> others.add(other.path("id").asString()));
        since.tailMap(joined.path("seq").asLong(), false).values().forEach(event -> {
            if (event.path("type").asString().equals("participant-joined")) {
                others.add(event.at("/participant/id").asString());
            } else if (event.path("type").asString().equals("participant-left")) {
                others.remove(event.path("participantId").asString());
            }
        });
        return others;
    }

    static JsonNode json(StompFrame frame) {
        return JsonMapper.shared().readTree(frame.body());
    }

    private boolean isInbox(StompFrame frame) {
        return frame.is("MESSAGE") && frame.header("destination").equals(inbox);
    }

    private boolean isEvent(StompFrame frame) {
        return frame.is("MESSAGE") && frame.header("destination").equals(events);
    }

    private static boolean isSignal(StompFrame frame) {
        return frame.headers().containsKey("kind");
    }

    /** An answer to a session that has not joined has no number. */
    private StompFrame read(StompFrame frame) {
        lastN = Math.max(lastN, Long.parseLong(frame.headers().getOrDefault("n", "0")));
        return frame;
    }
}
