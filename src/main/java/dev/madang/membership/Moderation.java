package dev.madang.membership;

import java.util.List;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Who stands in while no host is there. */
@Component
class Moderation {

    private final MembershipRecorder recorder;
    private final Standings standings;
    private final Door door;
    private final ApplicationEventPublisher events;

    Moderation(MembershipRecorder recorder, Standings standings, Door door, ApplicationEventPublisher events) {
        this.recorder = recorder;
        this.standings = standings;
        this.door = door;
        this.events = events;
    }

    /**
     * To be called whenever somebody has come, come back, gone or become a host: while a host is there, nobody stands
     * in; otherwise, where no moderator was appointed, the one does who came first of those connected from whom nothing
     * was taken, once a host was there. Idempotent. Needs the monitor of the room.
     */
    void settle(RoomSeats live) {
        List<Seat> seated = live.seats().stream().filter(Seat::isSeated).toList();
        if (seated.isEmpty()) {
            standings.beginAnew(live);
        } else if (has(seated, Role.HOST)) {
            live.hostIsThere();
            seated.stream().filter(Seat::standsIn).forEach(seat -> give(seat, Role.PARTICIPANT));
            seated.stream().filter(Seat::settleRights).forEach(this::changed);
        } else if (live.hadHost() && !has(seated, Role.MODERATOR)) {
            seated.stream()
                    .filter(seat -> seat.connection() == Connection.CONNECTED
                            && !live.standing(seat.user()).isCurbed())
                    .findFirst()
                    .ifPresent(seat -> give(seat, Role.MODERATOR));
        }
        door.tellIfAnybodyWaits(live);
    }

    /** Tells everybody, and has it stored for who comes back after a crash. */
    private void give(Seat seat, Role role) {
        seat.become(role);
        changed(seat);
    }

    private void changed(Seat seat) {
        events.publishEvent(new ParticipantUpdated(seat.room(), seat.participant(), false));
        recorder.changed(seat);
    }

    private static boolean has(List<Seat> seated, Role role) {
        return seated.stream().anyMatch(seat -> seat.role() == role);
    }
}
