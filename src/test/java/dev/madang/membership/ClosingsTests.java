package dev.madang.membership;

import static org.assertj.core.api.Assertions.assertThat;

import dev.madang.room.RoomCode;
import dev.madang.user.UserId;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Who is alone for four hours, and who only comes after somebody who was. */
@MeetingTest
class ClosingsTests {

    private static final Duration LONG = Duration.ofHours(4);

    private final TestMeetings meetings;
    private final Closings closings;
    private final ParticipantRegistry registry;
    private final MovedClock clock;
    private final RoomCode room;
    private final UserId ann;

    ClosingsTests(TestMeetings meetings, Closings closings, ParticipantRegistry registry, MovedClock clock) {
        this.meetings = meetings;
        this.closings = closings;
        this.registry = registry;
        this.clock = clock;
        room = meetings.openRoom();
        ann = meetings.user();
    }

    @Test
    void whoComesBackWhileSomebodyIsAtTheDoorHasAllItsTime() {
        meetings.join(room, ann);
        meetings.open(room, meetings.user());
        closings.look();
        clock.pass(LONG);
        closings.look();
        assertThat(registry.participants(room)).isEmpty();
        closings.look();
        assertThat(closings.of(room)).isEmpty();

        Seat back = meetings.join(room, ann);
        closings.look();
        clock.pass(LONG.minusSeconds(1));
        closings.look();
        assertThat(present()).containsExactly(back.id());
        clock.pass(Duration.ofSeconds(1));
        closings.look();
        assertThat(present()).isEmpty();
    }

    @Test
    void whoComesWhileNobodyLooksInheritsNoTime() {
        Seat first = meetings.join(room, ann);
        closings.look();
        clock.pass(LONG.minusSeconds(1));
        closings.look();
        assertThat(closings.of(room)).isPresent();
        Seat second = meetings.join(room, meetings.user());
        assertThat(closings.of(room)).as("taken back at once").isEmpty();
        meetings.leave(first);

        closings.look();
        clock.pass(LONG.minusSeconds(1));
        closings.look();
        assertThat(present()).containsExactly(second.id());
    }

    private List<ParticipantId> present() {
        return registry.participants(room).stream().map(Participant::id).toList();
    }
}
