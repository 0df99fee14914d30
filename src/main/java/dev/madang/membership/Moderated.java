package dev.madang.membership;

import dev.madang.room.Right;
import org.jspecify.annotations.Nullable;

/**
 * A host or a moderator did something to a participant, or to somebody who waits. Published while nothing else can
 * happen in the room; listeners must not block.
 *
 * @param text of what is written to somebody who waits
 */
public record Moderated(
        Seat target,
        ModeratorAction action,
        @Nullable Right right,
        @Nullable String text,
        Seat by,
        String byName) {}
