package dev.madang.room;

import java.time.Instant;

/** A participant at this moment; {@code role} and {@code connection} are as on the wire. */
public record LiveParticipant(String id, String displayName, String role, String connection, Instant joinedAt) {}
