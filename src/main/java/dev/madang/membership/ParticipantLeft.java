package dev.madang.membership;

import dev.madang.room.RoomCode;

/** Published exactly once per participation that ends before its room does, while nothing else can happen in the room; listeners must not block. */
public record ParticipantLeft(RoomCode room, ParticipantId id, LeaveReason reason) {}
