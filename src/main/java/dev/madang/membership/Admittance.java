package dev.madang.membership;

import dev.madang.room.Entrance;
import dev.madang.room.RoomCode;
import dev.madang.room.RoomDetails;
import dev.madang.room.RoomEntry;
import dev.madang.room.RoomService;
import dev.madang.room.RoomState;
import dev.madang.user.UserId;
import java.util.Optional;
import org.springframework.stereotype.Service;

/** Whom nothing but a join separates from a room. Thread-safe. */
@Service
public class Admittance {

    private final RoomService rooms;
    private final Seats seats;

    Admittance(RoomService rooms, Seats seats) {
        this.rooms = rooms;
        this.seats = seats;
    }

    /**
     * The room that this user is in, or would be in at once if it joined now: nobody is asked, for a passcode or otherwise,
     * and there is a place. One question to the database.
     *
     * @return empty in every other case, also when there is no such room
     */
    public Optional<RoomDetails> find(RoomCode code, UserId user) {
        return rooms.entrance(code, user)
                .filter(entrance -> entrance.room().state() == RoomState.OPEN && !entrance.banned())
                .filter(entrance -> isIn(code, user) || comesIn(entrance, user))
                .map(Entrance::room);
    }

    private boolean isIn(RoomCode code, UserId user) {
        return seats.of(user).stream().anyMatch(seat -> seat.room().equals(code) && seat.isSeated());
    }

    private boolean comesIn(Entrance entrance, UserId user) {
        RoomDetails room = entrance.room();
        boolean isOpen = room.entry() == RoomEntry.OPEN;
        return seats.room(room.code())
                .map(live -> {
                    synchronized (live) {
                        return live.hasPlace(room, entrance.host())
                                && (entrance.host()
                                        || !room.passcodeRequired()
                                                && !live.keepsOut(user)
                                                && (isOpen || live.knows(user)));
                    }
                })
                .orElse(entrance.host() || !room.passcodeRequired() && isOpen);
    }
}
