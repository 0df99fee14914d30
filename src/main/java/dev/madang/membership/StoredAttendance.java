package dev.madang.membership;

import dev.madang.room.AttendanceArchive;
import dev.madang.room.RoomCode;
import org.springframework.stereotype.Component;

/** Tells the rooms which of them must stay, since their attendance is kept. */
@Component
class StoredAttendance implements AttendanceArchive {

    private final MembershipRepository memberships;

    StoredAttendance(MembershipRepository memberships) {
        this.memberships = memberships;
    }

    @Override
    public boolean has(RoomCode code) {
        return memberships.existsByRoomCode(code.value());
    }
}
