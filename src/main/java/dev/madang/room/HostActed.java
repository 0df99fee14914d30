package dev.madang.room;

import dev.madang.user.UserId;

/**
 * A host did something to a room by the REST interface. Listen with {@code @TransactionalEventListener}.
 *
 * @param action {@code entry}, {@code passcode} or {@code end}
 * @param detail more of it, or empty
 */
public record HostActed(RoomCode code, UserId host, String action, String detail) {}
