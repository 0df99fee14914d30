package dev.madang.membership;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.madang.problem.ProblemCode;
import dev.madang.room.RoomCode;
import dev.madang.room.RoomEntry;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A door at which as many wait as may. */
@MeetingTest
class CrowdedDoorTests {

    private static final int PLACES = 30;

    private final TestMeetings meetings;
    private final RoomCode room;
    private final List<Seat> first = new ArrayList<>();

    CrowdedDoorTests(TestMeetings meetings, Doorkeepers doorkeepers) {
        this.meetings = meetings;
        room = meetings.openRoom();
        Seat host = meetings.join(room, meetings.hostOf(room));
        doorkeepers.admitBy(host, RoomEntry.KNOCK);
        for (int i = 0; i < PLACES; i++) {
            first.add(knock("192.0.2.1"));
        }
    }

    @Test
    void aClassOfOneAddressHasAllPlacesAndNoMore() {
        assertThat(first).allMatch(CrowdedDoorTests::isWaiting);
        assertThatThrownBy(() -> knock("192.0.2.1")).hasMessage(ProblemCode.BUSY.code());
        assertThat(first).allMatch(CrowdedDoorTests::isWaiting);
    }

    @Test
    void theLastOfTheAddressWithMostPlacesMakesWay() {
        Seat bob = knock("192.0.2.2");
        assertThat(isWaiting(bob)).isTrue();
        assertThat(isWaiting(first.get(PLACES - 1))).isFalse();
        assertThat(first.subList(0, PLACES - 1)).allMatch(CrowdedDoorTests::isWaiting);
        assertThat(isWaiting(knock("192.0.2.3"))).isTrue();
        assertThat(isWaiting(bob)).as("of an address with one place").isTrue();
    }

    @Test
    void anotherAddressTakesNoMoreThanItsShare() {
        for (int i = 0; i < PLACES / 2; i++) {
            assertThat(isWaiting(knock("192.0.2.2"))).isTrue();
        }
        assertThatThrownBy(() -> knock("192.0.2.2")).hasMessage(ProblemCode.BUSY.code());
        assertThatThrownBy(() -> knock("192.0.2.1")).hasMessage(ProblemCode.BUSY.code());
        assertThat(first.subList(0, PLACES / 2)).allMatch(CrowdedDoorTests::isWaiting);
    }

    private Seat knock(String source) {
        Seat seat = meetings.open(room, meetings.user());
        meetings.join(seat, source);
        return seat;
    }

    private static boolean isWaiting(Seat seat) {
        synchronized (seat.live) {
            return seat.live.isWaiting(seat);
        }
    }
}
