package dev.madang.membership;

import dev.madang.room.Attendance;
import dev.madang.room.LiveParticipant;
import dev.madang.room.LiveRoom;
import dev.madang.room.LiveRooms;
import dev.madang.room.RoomCode;
import dev.madang.user.UserId;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Tells the rooms and the administrator who is in. */
@Component
class LiveAttendance implements Attendance, LiveRooms {

    private final Seats seats;
    private final Departures departures;

    LiveAttendance(Seats seats, Departures departures) {
        this.seats = seats;
        this.departures = departures;
    }

    @Override
    public int present(RoomCode code) {
        return seats.room(code).map(LiveAttendance::present).orElse(0);
    }

    @Override
    public List<LiveRoom> all() {
        return seats.rooms().stream().map(LiveAttendance::view).toList();
    }

    @Override
    public boolean remove(RoomCode code, String participantId) {
        return departures.remove(code, new ParticipantId(participantId));
    }

    @Override
    public Optional<UserId> userOf(RoomCode code, String participantId) {
        return seats.find(new ParticipantId(participantId))
                .filter(seat -> seat.room().equals(code) && seat.isSeated())
                .map(Seat::user);
    }

    private static int present(RoomSeats live) {
        synchronized (live) {
            return live.present();
        }
    }

    private static LiveRoom view(RoomSeats live) {
        synchronized (live) {
            List<LiveParticipant> participants = live.participants().stream()
                    .map(p -> new LiveParticipant(
                            p.id().value(),
                            p.displayName(),
                            p.role().wire(),
                            p.connection().wire(),
                            p.joinedAt()))
                    .toList();
            return new LiveRoom(live.code(), participants);
        }
    }
}
