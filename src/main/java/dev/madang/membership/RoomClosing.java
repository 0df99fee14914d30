package dev.madang.membership;

import dev.madang.room.RoomCode;
import org.jspecify.annotations.Nullable;

/** The meeting is about to end, or is not any more when {@code closing} is null. Listeners must not block. */
public record RoomClosing(RoomCode room, @Nullable Closing closing) {}
