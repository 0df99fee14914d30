package dev.madang.membership;

/** A seat is no more, joined or not: whatever was kept for it can go. */
public record SeatEnded(ParticipantId id) {}
