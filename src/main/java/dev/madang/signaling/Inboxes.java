package dev.madang.signaling;

import dev.madang.membership.ParticipantId;
import dev.madang.membership.Seat;
import dev.madang.membership.SeatEnded;
import dev.madang.membership.SessionLost;
import dev.madang.problem.ProblemCode;
import dev.madang.problem.ProblemTexts;
import dev.madang.stomp.Frame;
import dev.madang.stomp.ServerMessage;
import dev.madang.stomp.Utf8;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** The inbox of every participant with a seat. Never blocks; thread-safe. */
@Component
class Inboxes {

    private final Map<ParticipantId, Inbox> inboxes = new ConcurrentHashMap<>();
    private final Topics topics;
    private final ProblemTexts texts;
    private final JsonMapper json;

    Inboxes(Topics topics, ProblemTexts texts, JsonMapper json) {
        this.topics = topics;
        this.texts = texts;
        this.json = json;
    }

    /** A new session has this seat: what comes waits until it joins. */
    void open(Seat seat) {
        of(seat).detach();
    }

    /** See {@link Inbox#attach}. */
    Inbox.Attached attach(Seat seat, @Nullable Long lastN, Function<Boolean, InboxMessage> welcome) {
        return of(seat).attach(lastN, lost -> json(seat, welcome.apply(lost)));
    }

    void deliver(Seat seat, InboxMessage message) {
        deliverCounted(seat, message);
    }

    /** Returns the bytes of the body. */
    int deliverCounted(Seat seat, InboxMessage message) {
        LongFunction<ServerMessage> numbered = json(seat, message);
        return of(seat).deliver(numbered);
    }

    /** Answers a session that may not have joined. */
    void reply(Seat seat, InboxMessage message) {
        of(seat).reply(json(seat, message));
    }

    void deliverSignal(Seat to, String kind, Seat from, Frame signal) {
        String sender = InboxHeaders.KIND
                + ':'
                + kind
                + '\n'
                + InboxHeaders.FROM
                + ':'
                + from.id()
                + '\n'
                + InboxHeaders.FROM_INCARNATION
                + ':'
                + from.incarnation()
                + '\n';
        of(to).deliver(numbered(to, sender, signal.body(), signal.bodyBytes()));
    }

    /** Tells an ordinary mistake; the session stays. */
    void error(SignalingSession session, ProblemCode code, @Nullable String ref) {
        Seat seat = session.seat();
        InboxMessage error = new InboxMessage.Failed(code.code(), texts.text(code, session.locale()), ref);
        if (session.hasJoined()) {
            deliver(seat, error);
        } else {
            reply(seat, error);
        }
    }

    @EventListener
    void on(SessionLost lost) {
        Inbox inbox = inboxes.get(lost.id());
        if (inbox != null) {
            inbox.detach();
        }
    }

    @EventListener
    void on(SeatEnded ended) {
        inboxes.remove(ended.id());
    }

    /** For a seat that has ended meanwhile, one that nobody keeps. */
    private Inbox of(Seat seat) {
        Inbox inbox = inboxes.computeIfAbsent(seat.id(), id -> new Inbox(topics::send));
        if (seat.isEnded()) {
            inboxes.remove(seat.id(), inbox);
        }
        return inbox;
    }

    private LongFunction<ServerMessage> json(Seat seat, InboxMessage message) {
        String body = json.writeValueAsString(message);
        return numbered(seat, "", body, Utf8.length(body));
    }

    /** @param headers lines, each with its end */
    private static LongFunction<ServerMessage> numbered(Seat seat, String headers, String body, int bytes) {
        String destination = Destinations.inbox(seat.room(), seat.id());
        return n -> {
            String number = n == Inbox.UNNUMBERED ? "" : InboxHeaders.NUMBER + ':' + n + '\n';
            return ServerMessage.of(destination, number + headers, body, bytes);
        };
    }
}
