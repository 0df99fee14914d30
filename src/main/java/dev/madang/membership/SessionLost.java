package dev.madang.membership;

/** The session of this seat is gone, and nobody reads for it; published while no other session can take it. */
public record SessionLost(ParticipantId id) {}
