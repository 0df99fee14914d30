package dev.madang.membership;

import dev.madang.room.RoomCode;
import dev.madang.room.RoomView;

/** Published while nothing else can happen in the room; listeners must not block. */
public record RoomChanged(RoomCode code, RoomView room) {}
