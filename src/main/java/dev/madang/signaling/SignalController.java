package dev.madang.signaling;

import dev.madang.membership.ParticipantId;
import dev.madang.membership.ParticipantRegistry;
import dev.madang.membership.Seat;
import dev.madang.problem.ProblemCode;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.messaging.Message;
import org.springframework.messaging.handler.annotation.DestinationVariable;
import org.springframework.messaging.handler.annotation.MessageMapping;
import org.springframework.messaging.simp.SimpMessageHeaderAccessor;
import org.springframework.stereotype.Controller;

/** Passes signals on, unread, to one other participant of the same room. */
@Controller
class SignalController {

    /** Each by itself: what is kept for a replay is one string for all signals of a kind, not one for each. */
    private static final Map<String, String> KINDS = Stream.of("offer", "answer", "candidates", "bye")
            .collect(Collectors.toUnmodifiableMap(Function.identity(), Function.identity()));

    private final ParticipantRegistry registry;
    private final Inboxes inboxes;

    SignalController(ParticipantRegistry registry, Inboxes inboxes) {
        this.registry = registry;
        this.inboxes = inboxes;
    }

    @MessageMapping(Destinations.SIGNAL)
    void signal(
            @DestinationVariable String to,
            Message<byte[]> message,
            SimpMessageHeaderAccessor headers,
            SignalingSession session) {
        String told = headers.getFirstNativeHeader(InboxHeaders.KIND);
        String kind = told == null ? null : KINDS.get(told);
        if (kind == null) {
            inboxes.error(session, ProblemCode.VALIDATION, to);
            return;
        }
        Seat from = session.seat();
        Optional<Seat> target = registry.find(new ParticipantId(to)).filter(seat -> isReachable(from, seat));
        if (target.isEmpty()) {
            inboxes.error(session, ProblemCode.PARTICIPANT_UNREACHABLE, to);
            return;
        }
        inboxes.deliverSignal(target.get(), kind, from, message.getPayload());
    }

    private static boolean isReachable(Seat from, @Nullable Seat to) {
        return to != null && to != from && to.isSeated() && to.room().equals(from.room());
    }
}
