package dev.madang.room;

import java.util.List;

/** The rooms with somebody in them, for the administrator. In memory, cheap, thread-safe. */
public interface LiveRooms {

    List<LiveRoom> all();

    /**
     * Removes a participant for the reason {@code removed} and bans its user from this room.
     *
     * @return whether there was such a participant
     */
    boolean remove(RoomCode code, String participantId);
}
