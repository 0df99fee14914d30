package dev.madang.signaling;

import dev.madang.membership.ParticipantId;
import dev.madang.membership.Seat;
import dev.madang.membership.SeatEnded;
import dev.madang.membership.SessionLost;
import dev.madang.problem.ProblemCode;
import dev.madang.problem.ProblemTexts;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.messaging.Message;
import org.springframework.messaging.simp.SimpMessageHeaderAccessor;
import org.springframework.messaging.simp.SimpMessageType;
import org.springframework.messaging.support.MessageBuilder;
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
        byte[] body = json.writeValueAsBytes(message);
        of(seat).deliver(numbered(seat, body, headers -> {}));
        return body.length;
    }

    /** Answers a session that may not have joined. */
    void reply(Seat seat, InboxMessage message) {
        of(seat).reply(json(seat, message));
    }

    void deliverSignal(Seat to, String kind, Seat from, byte[] body) {
        String sender = from.id().value();
        int incarnation = from.incarnation();
        of(to).deliver(numbered(to, body, headers -> {
            headers.setNativeHeader(InboxHeaders.KIND, kind);
            headers.setNativeHeader(InboxHeaders.FROM, sender);
            headers.setNativeHeader(InboxHeaders.FROM_INCARNATION, String.valueOf(incarnation));
        }));
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

    private LongFunction<Message<byte[]>> json(Seat seat, InboxMessage message) {
        return numbered(seat, json.writeValueAsBytes(message), headers -> {});
    }

    private static LongFunction<Message<byte[]>> numbered(
            Seat seat, byte[] body, Consumer<SimpMessageHeaderAccessor> more) {
        return n -> {
            SimpMessageHeaderAccessor headers = SimpMessageHeaderAccessor.create(SimpMessageType.MESSAGE);
            headers.setDestination(Destinations.inbox(seat.room(), seat.id()));
            headers.setContentType(InboxHeaders.JSON);
            if (n != Inbox.UNNUMBERED) {
                headers.setNativeHeader(InboxHeaders.NUMBER, String.valueOf(n));
            }
            more.accept(headers);
            return MessageBuilder.createMessage(body, headers.getMessageHeaders());
        };
    }
}
