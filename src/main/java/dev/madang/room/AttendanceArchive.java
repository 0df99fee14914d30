package dev.madang.room;

/** Who was there, told by whoever stores it. */
public interface AttendanceArchive {

    /** Whether the attendance of this room is still kept. Asks the database. */
    boolean has(RoomCode code);
}
