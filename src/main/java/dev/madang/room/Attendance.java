package dev.madang.room;

/** Who is present, told by whoever keeps the live participants. In memory, cheap, thread-safe. */
public interface Attendance {

    /** Participants of this room at this moment, 0 for a room that nobody is in. */
    int present(RoomCode code);
}
