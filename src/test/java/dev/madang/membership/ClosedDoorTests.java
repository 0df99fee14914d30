package dev.madang.membership;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.madang.problem.ProblemCode;
import dev.madang.room.RoomCode;
import dev.madang.room.RoomEntry;
import org.junit.jupiter.api.Test;
import org.springframework.data.domain.Pageable;

/** A door that is closed while the membership of somebody is being stored. */
@MeetingTest
class ClosedDoorTests {

    private final TestMeetings meetings;
    private final Doorkeepers doorkeepers;
    private final MembershipRepository memberships;
    private final HookedClock clock;
    private final RoomCode room;
    private final Seat host;
    private final Seat seat;

    ClosedDoorTests(
            TestMeetings meetings, Doorkeepers doorkeepers, MembershipRepository memberships, HookedClock clock) {
        this.meetings = meetings;
        this.doorkeepers = doorkeepers;
        this.memberships = memberships;
        this.clock = clock;
        room = meetings.openRoom();
        host = meetings.join(room, meetings.hostOf(room));
        seat = meetings.open(room, meetings.user());
    }

    @Test
    void whoIsOnItsWayInKnocksLikeEverybody() {
        closeOnTheWay(RoomEntry.KNOCK);
        meetings.join(seat);
        assertIsOut();

        doorkeepers.admit(host, seat.id());
        meetings.join(seat);
        assertThat(seat.isSeated()).isTrue();
        assertThat(stored()).as("who is told that it is in is stored").isEqualTo(2);
    }

    @Test
    void whoIsLockedOutOnItsWayInMayTryAgain() {
        closeOnTheWay(RoomEntry.LOCKED);
        assertThatThrownBy(() -> meetings.join(seat)).hasMessage(ProblemCode.ROOM_LOCKED.code());
        assertIsOut();

        doorkeepers.admitBy(host, RoomEntry.OPEN);
        meetings.join(seat);
        assertThat(seat.isSeated()).isTrue();
        assertThat(stored()).as("who is told that it is in is stored").isEqualTo(2);
    }

    /** The time of its joining is asked for when it has a place and no membership yet. */
    private void closeOnTheWay(RoomEntry entry) {
        clock.atNextLook(() -> {
            assertThat(seat.phase()).isEqualTo(Seat.Phase.RESERVED);
            doorkeepers.admitBy(host, entry);
        });
    }

    private void assertIsOut() {
        assertThat(seat.phase()).isEqualTo(Seat.Phase.PENDING);
        // Its row goes when its turn comes.
        await("it never was in").until(this::stored, rows -> rows == 1);
    }

    private int stored() {
        return memberships.findAttendance(room.value(), Pageable.unpaged()).size();
    }
}
