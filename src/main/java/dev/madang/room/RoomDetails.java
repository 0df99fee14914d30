package dev.madang.room;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A room as it was when asked for.
 *
 * @param rights of everybody who is neither host nor moderator, where nothing else was said of one
 * @param version rises with each change, so that of two pictures the newer can be told
 */
public record RoomDetails(
        RoomCode code,
        String name,
        RoomVisibility visibility,
        int capacity,
        boolean passcodeRequired,
        boolean relayOnly,
        RoomEntry entry,
        Rights rights,
        RoomState state,
        Instant createdAt,
        @Nullable Instant startsAt,
        @Nullable Instant endsAt,
        int version) {}
