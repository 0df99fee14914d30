package dev.madang.room;

/** A host or a moderator changed something of a room: what it is called, whom it lets in, what everybody may, its plan. Listen with {@code @TransactionalEventListener}. */
public record RoomUpdated(RoomDetails room) {}
