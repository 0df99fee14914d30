package dev.madang.membership;

import static org.assertj.core.api.Assertions.assertThat;

import dev.madang.room.RoomCode;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.data.domain.Pageable;

@MeetingTest
class TalkBoardTests {

    private final TestMeetings meetings;
    private final MembershipRecorder recorder;
    private final MembershipRepository memberships;

    TalkBoardTests(TestMeetings meetings, MembershipRecorder recorder, MembershipRepository memberships) {
        this.meetings = meetings;
        this.recorder = recorder;
        this.memberships = memberships;
    }

    /** The news of all rooms are gathered one after the other, while a seat may end. */
    @Test
    void theLastWordOfASeatIsNotOvertakenByAnOlderOne() {
        RoomCode room = meetings.openRoom();
        Seat seat = meetings.join(room, meetings.user());
        recorder.talked(Map.of(seat.membershipId, 20));
        recorder.talked(Map.of(seat.membershipId, 10));
        meetings.awaitWritten();
        assertThat(memberships.findAttendance(room.value(), Pageable.unpaged()))
                .singleElement()
                .extracting(Membership::talkSeconds)
                .isEqualTo(20);
    }
}
