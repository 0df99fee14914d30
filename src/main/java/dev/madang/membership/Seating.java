package dev.madang.membership;

import dev.madang.room.RoomView;
import java.util.List;

/**
 * The answer to a join: a view of the room at one moment.
 *
 * @param participants all others, in the order of their joins
 * @param resumeToken the secret that brings this seat back
 * @param resumed whether the seat was taken before
 */
public record Seating(
        Participant self, RoomView room, List<Participant> participants, String resumeToken, boolean resumed) {}
