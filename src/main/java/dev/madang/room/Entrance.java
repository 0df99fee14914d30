package dev.madang.room;

import org.jspecify.annotations.Nullable;

/**
 * A room as one user finds it who wants to enter.
 *
 * @param host whether that user is one of its hosts
 * @param banned whether it was removed from this room
 */
public record Entrance(RoomDetails room, boolean host, boolean banned) {

    /**
     * @param host the user, if it is a host
     * @param banned the user, if it is banned
     */
    Entrance(Room room, @Nullable String host, @Nullable String banned) {
        this(room.details(), host != null, banned != null);
    }
}
