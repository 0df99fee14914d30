package dev.madang.room;

import dev.madang.user.UserId;

/** This user is a host of the room from now on. Listen with {@code @TransactionalEventListener}. */
public record HostClaimed(RoomCode code, UserId user) {}
