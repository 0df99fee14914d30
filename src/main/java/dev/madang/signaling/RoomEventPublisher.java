package dev.madang.signaling;

import dev.madang.health.LinkReport;
import dev.madang.membership.ParticipantId;
import dev.madang.membership.ParticipantJoined;
import dev.madang.membership.ParticipantLeft;
import dev.madang.membership.ParticipantUpdated;
import dev.madang.membership.RoomChanged;
import dev.madang.membership.RoomClosed;
import dev.madang.membership.RoomClosing;
import dev.madang.membership.RoomEmptied;
import dev.madang.poll.PollChanged;
import dev.madang.room.RoomCode;
import dev.madang.stomp.ServerMessage;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongFunction;
import org.springframework.context.event.EventListener;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Turns what happens in a room into numbered events on its topic. */
@Component
class RoomEventPublisher {

    /** Not an event: tells the number of the last one, so that a gap shows. */
    private record Beat(String type, long seq) {

        static Beat of(long seq) {
            return new Beat("seq", seq);
        }
    }

    /** Not an event: the next one replaces it. */
    private record Health(String type, ParticipantId from, List<LinkReport> links) {}

    /** Not an event: over in a moment. */
    private record Reaction(String type, ParticipantId from, Commands.Reaction name) {}

    private final Map<RoomCode, RoomLog> logs = new ConcurrentHashMap<>();
    private final Topics topics;
    private final JsonMapper json;
    private final Clock clock;

    RoomEventPublisher(Topics topics, JsonMapper json, Clock clock) {
        this.topics = topics;
        this.json = json;
        this.clock = clock;
    }

    Optional<RoomLog> find(RoomCode room) {
        return Optional.ofNullable(logs.get(room));
    }

    /** Makes it appear; only while somebody has a seat in the room, whose end takes it away. */
    RoomLog log(RoomCode room) {
        return logs.computeIfAbsent(room, code -> new RoomLog());
    }

    /** A line that comes after the last one has left is passed over. */
    void say(RoomCode room, ChatMessage message) {
        RoomLog log = logs.get(room);
        if (log != null) {
            log.say(message, seq -> new RoomEvent.Chat(seq, message.at(), message), event -> send(room, event));
        }
    }

    void tell(RoomCode room, ParticipantId from, List<LinkReport> links) {
        send(room, new Health("health", from, links));
    }

    void react(RoomCode room, ParticipantId from, Commands.Reaction name) {
        send(room, new Reaction("reaction", from, name));
    }

    @EventListener
    void on(ParticipantJoined joined) {
        Instant now = clock.instant();
        publish(joined.room(), seq -> new RoomEvent.Joined(seq, now, joined.participant()));
    }

    @EventListener
    void on(ParticipantUpdated updated) {
        Instant now = clock.instant();
        publish(updated.room(), seq -> new RoomEvent.Updated(seq, now, updated.participant(), updated.resync()));
    }

    @EventListener
    void on(ParticipantLeft left) {
        Instant now = clock.instant();
        publish(left.room(), seq -> new RoomEvent.Left(seq, now, left.id(), left.reason()));
    }

    @EventListener
    void on(RoomChanged changed) {
        Instant now = clock.instant();
        publish(changed.code(), seq -> new RoomEvent.Changed(seq, now, changed.room()));
    }

    @EventListener
    void on(RoomClosed closed) {
        Instant now = clock.instant();
        publish(closed.room(), seq -> new RoomEvent.Ended(seq, now, closed.reason()));
    }

    @EventListener
    void on(RoomClosing closing) {
        Instant now = clock.instant();
        publish(closing.room(), seq -> new RoomEvent.IsClosing(seq, now, closing.closing()));
    }

    /** A vote that comes after the last one has left is passed over. */
    @EventListener
    void on(PollChanged changed) {
        RoomLog log = logs.get(changed.room());
        if (log != null) {
            Instant now = clock.instant();
            log.publish(seq -> new RoomEvent.Poll(seq, now, changed.poll()), event -> send(changed.room(), event));
        }
    }

    @EventListener
    void on(RoomEmptied emptied) {
        logs.remove(emptied.room());
    }

    @Scheduled(fixedRate = 10_000)
    void beat() {
        logs.forEach((room, log) -> send(room, Beat.of(log.seq())));
    }

    private void publish(RoomCode room, LongFunction<RoomEvent> numbered) {
        log(room).publish(numbered, event -> send(room, event));
    }

    private void send(RoomCode room, Object event) {
        topics.send(ServerMessage.of(Destinations.events(room), json.writeValueAsString(event)));
    }
}
