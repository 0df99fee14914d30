package dev.madang.membership;

import dev.madang.room.RoomCode;

/** Published while nothing else can happen in the room, so listeners see joins in their order; they must not block. */
public record ParticipantJoined(RoomCode room, Participant participant) {}
