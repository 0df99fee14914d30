package dev.madang.signaling;

import dev.madang.membership.Doorkeepers;
import dev.madang.membership.KnockAnswered;
import dev.madang.membership.Moderated;
import dev.madang.membership.Moderators;
import dev.madang.membership.ParticipantId;
import dev.madang.membership.QueueChanged;
import dev.madang.membership.Queued;
import dev.madang.membership.Seat;
import dev.madang.problem.ProblemCode;
import dev.madang.problem.ProblemException;
import dev.madang.room.Right;
import dev.madang.room.RoomEntry;
import jakarta.validation.Valid;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;
import org.springframework.core.task.TaskRejectedException;
import org.springframework.messaging.handler.annotation.MessageMapping;
import org.springframework.messaging.handler.annotation.Payload;
import org.springframework.stereotype.Controller;

/** Carries what hosts and moderators do, and tells those whom it concerns. */
@Controller
class ModerationController {

    private static final Logger log = LoggerFactory.getLogger(ModerationController.class);

    private final Moderators moderators;
    private final Doorkeepers doorkeepers;
    private final SignalingSessions sessions;
    private final JoinController joins;
    private final Inboxes inboxes;
    private final RoomWork work;

    ModerationController(
            Moderators moderators,
            Doorkeepers doorkeepers,
            SignalingSessions sessions,
            JoinController joins,
            Inboxes inboxes,
            RoomWork work) {
        this.moderators = moderators;
        this.doorkeepers = doorkeepers;
        this.sessions = sessions;
        this.joins = joins;
        this.inboxes = inboxes;
        this.work = work;
    }

    @MessageMapping(Destinations.MODERATE)
    void moderate(@Valid @Payload Commands.Moderate wanted, SignalingSession session) {
        if (!session.budget().takeModeration()) {
            throw new ProblemException(ProblemCode.TOO_FAST);
        }
        Seat by = session.seat();
        ParticipantId target = wanted.target();
        Right right = wanted.right();
        switch (wanted.action()) {
            case MUTE -> now(session, target, () -> moderators.mute(by, target));
            case LOWER_HAND -> now(session, target, () -> moderators.lowerHand(by, target));
            case ADMIT -> now(session, target, () -> doorkeepers.admit(by, target));
            case REFUSE -> now(session, target, () -> doorkeepers.refuse(by, target));
            case ASK -> now(session, target, () -> moderators.ask(by, the(target), the(right)));
            case PROMOTE -> now(session, target, () -> moderators.appoint(by, the(target), true));
            case DEMOTE -> now(session, target, () -> moderators.appoint(by, the(target), false));
            case WRITE -> now(session, target, () -> doorkeepers.write(by, the(target), the(wanted.text())));
            case ALLOW -> allow(session, target, the(right), true);
            case DENY -> allow(session, target, the(right), false);
            case REMOVE -> soon(session, target, () -> moderators.remove(by, the(target)));
            case ENTRY -> {
                RoomEntry entry = the(wanted.entry());
                soon(session, null, () -> doorkeepers.admitBy(by, entry));
            }
        }
    }

    private void allow(SignalingSession session, @Nullable ParticipantId target, Right right, boolean granted) {
        Seat by = session.seat();
        if (target == null) {
            soon(session, null, () -> moderators.allowAll(by, right, granted));
        } else {
            now(session, target, () -> moderators.allow(by, target, right, granted));
        }
    }

    /** Unless something that was said before is not done yet. */
    private void now(SignalingSession session, @Nullable ParticipantId target, Runnable deed) {
        if (session.moderation.isIdle()) {
            attempt(session, target, deed);
        } else {
            soon(session, target, deed);
        }
    }

    private void attempt(SignalingSession session, @Nullable ParticipantId target, Runnable deed) {
        try {
            deed.run();
        } catch (ProblemException refused) {
            inboxes.error(session, refused.code(), about(target));
        }
    }

    /** Away from the threads that carry signals, since it asks the database; each after the one before. */
    private void soon(SignalingSession session, @Nullable ParticipantId target, Runnable deed) {
        Runnable careful = () -> {
            try {
                attempt(session, target, deed);
            } catch (RuntimeException failed) {
                log.error("A moderation failed", failed);
                inboxes.error(session, ProblemCode.BUSY, about(target));
            }
        };
        try {
            session.moderation.add(careful, work::moderate);
        } catch (TaskRejectedException full) {
            inboxes.error(session, ProblemCode.BUSY, about(target));
        }
    }

    private static String about(@Nullable ParticipantId target) {
        return target == null ? "moderate" : target.value();
    }

    /** What validation has made sure of. */
    private static <T> T the(@Nullable T needed) {
        return Objects.requireNonNull(needed);
    }

    @EventListener
    void on(Moderated done) {
        var news = new InboxMessage.Moderated(
                done.action(), done.right(), done.text(), done.by().id(), done.byName());
        if (done.target().isSeated()) {
            inboxes.deliver(done.target(), news);
        } else {
            inboxes.reply(done.target(), news);
        }
    }

    @EventListener
    void on(Queued queued) {
        inboxes.reply(queued.seat(), new InboxMessage.Waiting(queued.position(), queued.total(), queued.attended()));
    }

    @EventListener
    void on(QueueChanged queue) {
        List<InboxMessage.Knock> knocks = queue.waiting().stream()
                .map(one -> new InboxMessage.Knock(one.seat().id(), one.displayName(), one.since()))
                .toList();
        queue.attendants().forEach(seat -> inboxes.deliver(seat, new InboxMessage.Knocks(knocks)));
    }

    @EventListener
    void on(KnockAnswered answered) {
        sessions.find(answered.sessionId()).ifPresent(session -> joins.answer(session, answered));
    }
}
