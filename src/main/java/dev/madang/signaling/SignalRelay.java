package dev.madang.signaling;

import dev.madang.membership.ParticipantId;
import dev.madang.membership.ParticipantRegistry;
import dev.madang.membership.Seat;
import dev.madang.problem.ProblemCode;
import dev.madang.stomp.Frame;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Passes signals on, unread, to one other participant of the same room. */
@Component
class SignalRelay {

    /** Each by itself: what is kept for a replay is one string for all signals of a kind, not one for each. */
    private static final Map<String, String> KINDS = Stream.of("offer", "answer", "candidates", "bye")
            .collect(Collectors.toUnmodifiableMap(Function.identity(), Function.identity()));

    private final ParticipantRegistry registry;
    private final Inboxes inboxes;

    SignalRelay(ParticipantRegistry registry, Inboxes inboxes) {
        this.registry = registry;
        this.inboxes = inboxes;
    }

    void relay(SignalingSession session, String to, Frame signal) {
        String told = signal.header(InboxHeaders.KIND);
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
        inboxes.deliverSignal(target.get(), kind, from, signal);
    }

    private static boolean isReachable(Seat from, Seat to) {
        return to != from && to.isSeated() && to.room().equals(from.room());
    }
}
