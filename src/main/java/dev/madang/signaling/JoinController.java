package dev.madang.signaling;

import dev.madang.ice.IceConfiguration;
import dev.madang.ice.IceServers;
import dev.madang.membership.JoinRequest;
import dev.madang.membership.JoinService;
import dev.madang.membership.KnockAnswered;
import dev.madang.membership.Seat;
import dev.madang.membership.Seating;
import dev.madang.membership.Welcome;
import dev.madang.problem.ProblemCode;
import dev.madang.problem.ProblemException;
import dev.madang.problem.ProblemTexts;
import jakarta.validation.Valid;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.task.TaskRejectedException;
import org.springframework.messaging.handler.annotation.MessageMapping;
import org.springframework.messaging.handler.annotation.Payload;
import org.springframework.stereotype.Controller;

/** Seats participants: who comes back from memory, who is new away from the threads that carry signals. */
@Controller
class JoinController {

    private static final Logger log = LoggerFactory.getLogger(JoinController.class);

    /** For who comes back faster than what it is told can be made up for. */
    private static final Duration COMEBACK = Duration.ofSeconds(2);

    private final JoinService joins;
    private final Inboxes inboxes;
    private final RoomEventPublisher events;
    private final PrivateChat privately;
    private final IceServers iceServers;
    private final ProblemTexts texts;
    private final MeetingState.Source meeting;
    private final RoomWork work;
    private final Clock clock;

    JoinController(
            JoinService joins,
            Inboxes inboxes,
            RoomEventPublisher events,
            PrivateChat privately,
            IceServers iceServers,
            ProblemTexts texts,
            MeetingState.Source meeting,
            RoomWork work,
            Clock clock) {
        this.joins = joins;
        this.inboxes = inboxes;
        this.events = events;
        this.privately = privately;
        this.iceServers = iceServers;
        this.texts = texts;
        this.meeting = meeting;
        this.work = work;
        this.clock = clock;
    }

    @MessageMapping(Destinations.JOIN)
    void join(@Valid @Payload Commands.Join join, SignalingSession session) {
        JoinRequest request = new JoinRequest(
                join.displayName(),
                join.media(),
                join.ext() == null ? Map.of() : join.ext(),
                join.passcode(),
                session.source(),
                join.lastN() == null);
        FrameBudget budget = session.budget();
        boolean repeated = session.hasJoined();
        if (repeated && !budget.hasBytes()) {
            inboxes.error(session, ProblemCode.TOO_FAST, Destinations.JOIN);
            return;
        }
        boolean back = !repeated && session.seat().isSeated();
        if (back && !budget.hasWelcome()) {
            refuse(session, ProblemCode.BUSY, COMEBACK);
            return;
        }
        Welcome welcome = seating -> {
            Inbox.Attached attached = welcome(session.seat(), join.lastN(), seating);
            // A few bytes ask for very many, as those of a sync do.
            if (repeated) {
                budget.charge(attached.bytes());
            } else if (back) {
                budget.chargeWelcome(attached.bytes());
            }
            return attached.lost();
        };
        if (joins.rejoin(session.seat(), session.id(), request, welcome)) {
            return;
        }
        if (session.joining.compareAndSet(false, true)) {
            joinSoon(session, request, welcome);
        }
    }

    /** Somebody who waited is let in, or not; its knock may not have returned yet. */
    void answer(SignalingSession session, KnockAnswered answered) {
        if (answered.refusal() == null) {
            joinSoon(session, answered.request(), seating -> welcome(session.seat(), null, seating)
                    .lost());
        } else {
            // Before the answer, upon which the next try may come at once.
            session.joining.set(false);
            refuse(session, answered.refusal(), null);
        }
    }

    private void joinSoon(SignalingSession session, JoinRequest request, Welcome welcome) {
        try {
            work.execute(request.passcode() != null, () -> joinFirst(session, request, welcome));
        } catch (TaskRejectedException full) {
            session.joining.set(false);
            refuse(session, ProblemCode.BUSY, null);
        }
    }

    private void joinFirst(SignalingSession session, JoinRequest request, Welcome welcome) {
        try {
            joins.join(session.seat(), session.id(), request, welcome);
            session.joining.set(false);
        } catch (ProblemException refused) {
            // Before the answer, upon which the next try may come at once.
            session.joining.set(false);
            refuse(session, refused.code(), refused.retryAfter());
        } catch (RuntimeException failed) {
            log.error("A join failed", failed);
            session.joining.set(false);
            refuse(session, ProblemCode.BUSY, null);
        }
    }

    private Inbox.Attached welcome(Seat seat, @Nullable Long lastN, Seating seating) {
        RoomLog.View room = events.log(seat.room()).view();
        IceConfiguration ice = iceServers.of(seat.user(), seating.room().relayOnly());
        return inboxes.attach(
                seat,
                lastN,
                lost -> new InboxMessage.Joined(
                        seating.self(),
                        seating.self().incarnation(),
                        seating.room(),
                        seating.participants(),
                        ice.servers(),
                        ice.policy(),
                        ice.ttlSeconds(),
                        seating.resumeToken(),
                        room.seq(),
                        room.chat(),
                        privately.of(seat.id()),
                        meeting.of(seat),
                        seating.resumed(),
                        lost,
                        InboxMessage.Limits.DEFAULT,
                        clock.instant()));
    }

    void refuse(SignalingSession session, ProblemCode code, @Nullable Duration retryAfter) {
        Long millis = retryAfter == null ? null : (Long) retryAfter.toMillis();
        String detail = texts.text(code, session.locale());
        inboxes.reply(session.seat(), new InboxMessage.Refused(code.code(), detail, millis));
    }
}
