package dev.madang.room;

import java.time.Instant;

/**
 * A room as it was when asked for.
 *
 * @param version rises with each change, so that of two pictures the newer can be told
 */
public record RoomDetails(
        RoomCode code,
        String name,
        RoomVisibility visibility,
        int capacity,
        boolean passcodeRequired,
        boolean relayOnly,
        RoomState state,
        Instant createdAt,
        int version) {}
