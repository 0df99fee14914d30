package dev.madang.signaling;

import dev.madang.ice.IceServers;
import dev.madang.membership.Departures;
import dev.madang.membership.ParticipantId;
import dev.madang.membership.ParticipantRegistry;
import dev.madang.membership.Role;
import dev.madang.membership.Seat;
import dev.madang.membership.StateChange;
import dev.madang.problem.ProblemCode;
import dev.madang.problem.ProblemException;
import dev.madang.room.RoomService;
import jakarta.validation.Valid;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.task.TaskRejectedException;
import org.springframework.messaging.handler.annotation.MessageMapping;
import org.springframework.messaging.handler.annotation.Payload;
import org.springframework.stereotype.Controller;

/** The commands of participants who are in. */
@Controller
class CommandController {

    private static final Logger log = LoggerFactory.getLogger(CommandController.class);

    private final ParticipantRegistry registry;
    private final Departures departures;
    private final RoomService rooms;
    private final RoomEventPublisher events;
    private final Inboxes inboxes;
    private final IceServers iceServers;
    private final RoomWork work;

    CommandController(
            ParticipantRegistry registry,
            Departures departures,
            RoomService rooms,
            RoomEventPublisher events,
            Inboxes inboxes,
            IceServers iceServers,
            RoomWork work) {
        this.registry = registry;
        this.departures = departures;
        this.rooms = rooms;
        this.events = events;
        this.inboxes = inboxes;
        this.iceServers = iceServers;
        this.work = work;
    }

    @MessageMapping(Destinations.SYNC)
    void sync(@Valid @Payload Commands.Sync sync, SignalingSession session) {
        if (!session.budget().hasBytes()) {
            throw new ProblemException(ProblemCode.TOO_FAST);
        }
        events.find(session.seat().room()).ifPresent(log -> sync(sync, session, log));
    }

    private void sync(Commands.Sync sync, SignalingSession session, RoomLog log) {
        Seat seat = session.seat();
        List<RoomEvent> missed = log.after(sync.seq());
        if (missed != null) {
            long seq = missed.isEmpty()
                    ? sync.seq()
                    : missed.get(missed.size() - 1).seq();
            answer(session, new InboxMessage.Synced(seq, missed, null, null));
            return;
        }
        registry.view(
                seat.room(),
                (room, participants) -> answer(session, new InboxMessage.Synced(log.seq(), null, room, participants)));
    }

    /** A few bytes may ask for very many. */
    private void answer(SignalingSession session, InboxMessage message) {
        session.budget().charge(inboxes.deliverCounted(session.seat(), message));
    }

    @MessageMapping(Destinations.STATE)
    void state(@Payload StateChange change, SignalingSession session) {
        registry.update(session.participant(), change);
    }

    @MessageMapping(Destinations.ICE)
    void ice(SignalingSession session) {
        if (!session.budget().takeIceRequest()) {
            throw new ProblemException(ProblemCode.TOO_FAST);
        }
        Seat seat = session.seat();
        registry.view(
                seat.room(),
                (room, participants) ->
                        inboxes.deliver(seat, InboxMessage.Ice.of(iceServers.of(seat.user(), room.relayOnly()))));
    }

    @MessageMapping(Destinations.AWAY)
    void away(@Valid @Payload Commands.Away away, SignalingSession session) {
        departures.away(session.participant(), away.incarnation());
    }

    @MessageMapping(Destinations.LEAVE)
    void leave(SignalingSession session) {
        departures.leave(session.participant(), session.id());
    }

    @MessageMapping(Destinations.MODERATE)
    void moderate(@Valid @Payload Commands.Moderate moderate, SignalingSession session) {
        ParticipantId target = moderate.target();
        if (registry.roleOf(session.seat()) == Role.PARTICIPANT) {
            inboxes.error(session, ProblemCode.FORBIDDEN, target.value());
            return;
        }
        try {
            work.execute(() -> remove(session, target));
        } catch (TaskRejectedException full) {
            throw new ProblemException(ProblemCode.BUSY);
        }
    }

    private void remove(SignalingSession session, ParticipantId target) {
        Seat seat = session.seat();
        try {
            boolean ownTab = registry.find(target)
                    .filter(other -> other.user().equals(seat.user()))
                    .isPresent();
            boolean host = rooms.isHost(seat.room(), seat.user());
            if (ownTab || !host && registry.roleOf(seat) != Role.MODERATOR) {
                inboxes.error(session, ProblemCode.FORBIDDEN, target.value());
            } else if (!(host ? departures.remove(seat.room(), target) : departures.sendAway(seat, target))) {
                inboxes.error(session, ProblemCode.PARTICIPANT_UNREACHABLE, target.value());
            }
        } catch (ProblemException refused) {
            inboxes.error(session, refused.code(), target.value());
        } catch (RuntimeException failed) {
            log.error("A removal failed", failed);
            inboxes.error(session, ProblemCode.BUSY, target.value());
        }
    }
}
