package dev.madang.room;

import dev.madang.user.UserId;
import java.util.List;
import java.util.Optional;

/** The rooms with somebody in them, for the administrator. In memory, cheap, thread-safe. */
public interface LiveRooms {

    List<LiveRoom> all();

    /**
     * Removes a participant for the reason {@code removed} and bans its user from this room.
     *
     * @return whether there was such a participant
     */
    boolean remove(RoomCode code, String participantId);

    /** Who a participant is; empty when there is no such participant in the room. */
    Optional<UserId> userOf(RoomCode code, String participantId);
}
