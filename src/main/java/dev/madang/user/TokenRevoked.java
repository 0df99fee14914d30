package dev.madang.user;

/** The token of this user is no longer valid. Listen with {@code @TransactionalEventListener}. */
public record TokenRevoked(UserId id) {}
