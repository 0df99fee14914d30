package dev.madang.membership;

import dev.madang.room.RoomCode;

/** An ended room was cleared; published after {@code ParticipantLeft} stopped, while nobody can take a seat. */
public record RoomClosed(RoomCode room, String reason) {}
