package dev.madang.membership;

import dev.madang.room.RoomCode;
import dev.madang.room.RoomDetails;
import dev.madang.room.RoomView;
import dev.madang.user.UserId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The seats of one room, in the order in which they were taken. Every method needs the monitor of this object. */
final class RoomSeats {

    private final RoomCode code;
    private final Map<ParticipantId, Seat> seats = new LinkedHashMap<>();
    /** Users whom a moderator has removed, until a host comes or nobody is here any more. */
    private final Set<UserId> keptOut = new HashSet<>();

    private long hands;
    private boolean hadHost;
    private boolean dropped;
    private @Nullable RoomDetails details;

    RoomSeats(RoomCode code) {
        this.code = code;
    }

    RoomCode code() {
        return code;
    }

    /** What the room was when last heard of, so that who comes back needs no database. An older picture is dropped. */
    void describe(RoomDetails picture) {
        if (details == null || picture.version() >= details.version()) {
            details = picture;
        }
    }

    boolean isDescribed() {
        return details != null;
    }

    RoomView view() {
        if (details == null) {
            throw new IllegalStateException("nobody has joined this room");
        }
        return RoomView.of(details, present());
    }

    boolean isDropped() {
        return dropped;
    }

    void drop() {
        dropped = true;
    }

    boolean isEmpty() {
        return seats.isEmpty();
    }

    void add(Seat seat) {
        seats.put(seat.id(), seat);
    }

    void remove(Seat seat) {
        seats.remove(seat.id());
    }

    /** Moves the seat behind all others: the order of joins, not of connections, is what everybody sees. */
    void moveToEnd(Seat seat) {
        seats.remove(seat.id());
        seats.put(seat.id(), seat);
    }

    /** The place of a hand that is raised now, behind all others. */
    long nextHand() {
        return ++hands;
    }

    void hostIsThere() {
        hadHost = true;
        keptOut.clear();
    }

    /** Whether a host was here since the room was empty. */
    boolean hadHost() {
        return hadHost;
    }

    /** Nobody is here any more. */
    void beginAnew() {
        hadHost = false;
        keptOut.clear();
    }

    void keepOut(UserId user) {
        keptOut.add(user);
    }

    boolean keepsOut(UserId user) {
        return keptOut.contains(user);
    }

    Collection<Seat> seats() {
        return List.copyOf(seats.values());
    }

    int taken() {
        return (int) seats.values().stream().filter(Seat::takesCapacity).count();
    }

    int present() {
        return (int) seats.values().stream().filter(Seat::isPresent).count();
    }

    List<Participant> participants() {
        List<Participant> participants = new ArrayList<>();
        for (Seat seat : seats.values()) {
            if (seat.isSeated()) {
                participants.add(seat.participant());
            }
        }
        return participants;
    }

    List<Participant> othersOf(Seat self) {
        return participants().stream().filter(p -> !p.id().equals(self.id())).toList();
    }
}
