package dev.madang.health;

import dev.madang.membership.ParticipantId;
import java.util.List;

/**
 * The pairs of a room that at least one side has told of.
 *
 * @param relayed pairs whose media goes through a TURN server
 * @param failed pairs that cannot hear each other now
 */
public record RoomHealth(int pairs, int relayed, int failed, List<FailedPair> failedPairs) {

    public static final RoomHealth UNKNOWN = new RoomHealth(0, 0, 0, List.of());

    public record FailedPair(ParticipantId a, ParticipantId b, LinkState state) {}
}
