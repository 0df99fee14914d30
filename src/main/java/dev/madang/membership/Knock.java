package dev.madang.membership;

import java.time.Instant;

/** Somebody waits to be let in, by this request and for as long as this session lives. */
record Knock(Seat seat, String sessionId, JoinRequest request, Instant since) {}
