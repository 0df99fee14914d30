package dev.madang.membership;

import dev.madang.room.RoomCode;

/** Nobody has a seat in this room any more; published while nobody can take one. */
public record RoomEmptied(RoomCode room) {}
