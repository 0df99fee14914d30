package dev.madang.room;

/** A room ended for good; the reason is {@code ended}, {@code expired} or {@code planned}. Listen with {@code @TransactionalEventListener}. */
public record RoomEnded(RoomCode code, String reason) {}
