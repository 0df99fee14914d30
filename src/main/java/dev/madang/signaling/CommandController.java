package dev.madang.signaling;

import dev.madang.ice.IceServers;
import dev.madang.membership.Departures;
import dev.madang.membership.ParticipantRegistry;
import dev.madang.membership.Seat;
import dev.madang.membership.StateChange;
import dev.madang.problem.ProblemCode;
import dev.madang.problem.ProblemException;
import jakarta.validation.Valid;
import java.util.List;
import org.springframework.messaging.handler.annotation.MessageMapping;
import org.springframework.messaging.handler.annotation.Payload;
import org.springframework.stereotype.Controller;

/** The commands of participants who are in. */
@Controller
class CommandController {

    private final ParticipantRegistry registry;
    private final Departures departures;
    private final RoomEventPublisher events;
    private final Inboxes inboxes;
    private final IceServers iceServers;
    private final MeetingState.Source meeting;

    CommandController(
            ParticipantRegistry registry,
            Departures departures,
            RoomEventPublisher events,
            Inboxes inboxes,
            IceServers iceServers,
            MeetingState.Source meeting) {
        this.registry = registry;
        this.departures = departures;
        this.events = events;
        this.inboxes = inboxes;
        this.iceServers = iceServers;
        this.meeting = meeting;
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
            answer(session, new InboxMessage.Synced(seq, missed, null, null, null));
            return;
        }
        registry.view(
                seat.room(),
                (room, participants) -> answer(
                        session, new InboxMessage.Synced(log.seq(), null, room, participants, meeting.of(seat))));
    }

    /** A few bytes may ask for very many. */
    private void answer(SignalingSession session, InboxMessage message) {
        session.budget().charge(inboxes.deliverCounted(session.seat(), message));
    }

    @MessageMapping(Destinations.STATE)
    void state(@Payload StateChange change, SignalingSession session) {
        FrameBudget budget = session.budget();
        if (!budget.hasBytes() || !budget.takeStateChange()) {
            throw new ProblemException(ProblemCode.TOO_FAST);
        }
        budget.charge(session.seat().extBytes());
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
}
