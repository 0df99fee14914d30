package dev.madang.user;

/**
 * A user is erased. Published inside the transaction before the row goes, so that an
 * {@code @EventListener} can still find what it stores of the user; an
 * {@code @TransactionalEventListener} hears of it when it is done. The token is no longer valid then.
 */
public record UserErased(UserId id) {}
