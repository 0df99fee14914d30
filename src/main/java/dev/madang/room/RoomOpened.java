package dev.madang.room;

/** A room was created. Listen with {@code @TransactionalEventListener}. */
public record RoomOpened(RoomCode code) {}
