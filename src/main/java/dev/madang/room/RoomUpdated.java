package dev.madang.room;

/** A host changed what a room is called or whom it lets in. Listen with {@code @TransactionalEventListener}. */
public record RoomUpdated(RoomDetails room) {}
