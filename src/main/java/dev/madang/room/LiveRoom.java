package dev.madang.room;

import java.util.List;

/** A room with somebody in it. */
public record LiveRoom(RoomCode code, List<LiveParticipant> participants) {}
