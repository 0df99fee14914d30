package dev.madang.membership;

import dev.madang.problem.ProblemCode;

/** The seat of this session is no longer its own: tell it why, then close it. */
public record SessionDismissed(String sessionId, ProblemCode reason) {}
