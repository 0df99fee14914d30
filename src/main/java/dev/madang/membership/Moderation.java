package dev.madang.membership;

import java.util.Comparator;
import java.util.List;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/**
 * Who stands in while no host is there. A room that no host has entered has nobody to stand in for. All methods need the
 * monitor of the room.
 */
@Component
class Moderation {

    private final MembershipRecorder recorder;
    private final ApplicationEventPublisher events;

    Moderation(MembershipRecorder recorder, ApplicationEventPublisher events) {
        this.recorder = recorder;
        this.events = events;
    }

    /** A seat of this role has ended: the one who came first and is connected stands in, when nobody else moderates. */
    void handOver(Role role, RoomSeats live) {
        if (role == Role.PARTICIPANT || seated(live).stream().anyMatch(seat -> seat.role() != Role.PARTICIPANT)) {
            return;
        }
        seated(live).stream()
                .min(Comparator.comparing(seat -> seat.connection() != Connection.CONNECTED))
                .ifPresent(next -> give(next, Role.MODERATOR));
    }

    /** Somebody came or became a host: while one is there, nobody stands in. */
    void review(RoomSeats live) {
        if (seated(live).stream().anyMatch(seat -> seat.role() == Role.HOST)) {
            seated(live).stream()
                    .filter(seat -> seat.role() == Role.MODERATOR)
                    .forEach(seat -> give(seat, Role.PARTICIPANT));
        }
    }

    /** Tells everybody, and has it stored for who comes back after a crash. */
    void give(Seat seat, Role role) {
        seat.become(role);
        events.publishEvent(new ParticipantUpdated(seat.room(), seat.participant(), false));
        recorder.changed(seat);
    }

    private static List<Seat> seated(RoomSeats live) {
        return live.seats().stream().filter(Seat::isSeated).toList();
    }
}
