package dev.madang.membership;

import dev.madang.room.RoomCode;

/**
 * Published while nothing else can happen in the room; listeners must not block.
 *
 * @param resync the participant came back, and signals to it were lost
 */
public record ParticipantUpdated(RoomCode room, Participant participant, boolean resync) {}
