package dev.madang.membership;

/**
 * The place of somebody who waits to be let in. Published while nothing else can happen in the room; listeners must not
 * block.
 *
 * @param position 1 for who is next
 * @param total of those who wait
 * @param attended whether somebody is in who may let others in
 */
public record Queued(Seat seat, int position, int total, boolean attended) {}
