package dev.madang.membership;

import static org.assertj.core.api.Assertions.assertThat;

import dev.madang.room.Right;
import dev.madang.room.RoomCode;
import dev.madang.room.RoomEntry;
import dev.madang.user.UserId;
import org.junit.jupiter.api.Test;

/** What was said of somebody who has left, when the server is killed before it comes back. */
@MeetingTest
class StandingsTests {

    private final TestMeetings meetings;
    private final Moderators moderators;
    private final Doorkeepers doorkeepers;
    private final RoomStandingRepository stored;
    private final RoomCode room;
    private final Seat host;
    private final UserId ann;

    StandingsTests(
            TestMeetings meetings, Moderators moderators, Doorkeepers doorkeepers, RoomStandingRepository stored) {
        this.meetings = meetings;
        this.moderators = moderators;
        this.doorkeepers = doorkeepers;
        this.stored = stored;
        room = meetings.openRoom();
        host = meetings.join(room, meetings.hostOf(room));
        ann = meetings.user();
    }

    @Test
    void aRightThatWasTakenIsNotShedByLeavingBeforeACrash() {
        Seat seat = meetings.join(room, ann);
        moderators.allow(host, seat.id(), Right.MIC, false);
        meetings.leave(seat);
        meetings.crash();
        assertThat(meetings.join(room, ann).rights().mic()).isFalse();
        assertThat(meetings.join(room, meetings.user()).rights().mic()).isTrue();
    }

    @Test
    void whoWasMadeAModeratorComesBackAsOne() {
        Seat seat = meetings.join(room, ann);
        moderators.appoint(host, seat.id(), true);
        meetings.leave(seat);
        meetings.crash();
        assertThat(meetings.join(room, ann).participant()).satisfies(back -> {
            assertThat(back.role()).isEqualTo(Role.MODERATOR);
            assertThat(back.standsIn()).isFalse();
        });
    }

    @Test
    void whoWasInBeforeIsNotLockedOutAndEverybodyElseIs() {
        meetings.leave(meetings.join(room, ann));
        doorkeepers.admitBy(host, RoomEntry.KNOCK);
        meetings.crash();
        assertThat(meetings.join(room, ann).isSeated()).isTrue();
        assertThat(meetings.join(room, meetings.user()).isSeated()).isFalse();
    }

    @Test
    void whatNoLongerCountsDoesNotComeBackWithACrash() {
        Seat seat = meetings.join(room, ann);
        moderators.allow(host, seat.id(), Right.MIC, false);
        meetings.leave(seat);
        moderators.allowAll(host, Right.MIC, true);
        meetings.crash();
        assertThat(meetings.join(room, ann).rights().mic()).isTrue();
    }

    @Test
    void anEmptyRoomRemembersNobody() {
        Seat seat = meetings.join(room, ann);
        moderators.allow(host, seat.id(), Right.MIC, false);
        meetings.leave(seat);
        Seat atTheDoor = meetings.open(room, meetings.user());
        meetings.leave(host);
        meetings.awaitWritten();
        assertThat(storedOfRoom()).isZero();
        meetings.leave(atTheDoor);
        assertThat(meetings.join(room, ann).rights().mic()).isTrue();
    }

    /** It was killed before it could forget them. */
    @Test
    void aRoomThatWasEmptyBeforeACrashRemembersNobody() {
        meetings.leave(host);
        meetings.awaitWritten();
        stored.save(new RoomStanding(room, ann, Standing.NONE.with(Right.MIC, false)));
        meetings.crash();
        meetings.awaitWritten();
        assertThat(storedOfRoom()).isZero();
        assertThat(meetings.join(room, ann).rights().mic()).isTrue();
    }

    private long storedOfRoom() {
        return stored.findAll().stream()
                .filter(standing -> standing.room().equals(room))
                .count();
    }
}
