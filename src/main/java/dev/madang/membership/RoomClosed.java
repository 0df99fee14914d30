package dev.madang.membership;

import dev.madang.room.RoomCode;

/** A room has ended for everybody in it; stands for all its {@link ParticipantLeft}. Listeners must not block. */
public record RoomClosed(RoomCode room, String reason) {}
