package dev.madang.membership;

import java.time.Instant;
import java.util.List;

/**
 * Who waits to be let in now, and who may let them in. Published while nothing else can happen in the room; listeners
 * must not block.
 *
 * @param attendants the hosts and moderators who are connected
 */
public record QueueChanged(List<Waiting> waiting, List<Seat> attendants) {

    /** One of them, in the order of knocking. */
    public record Waiting(Seat seat, String displayName, Instant since) {}
}
