package dev.madang.membership;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.madang.room.Right;
import dev.madang.room.RoomCode;
import dev.madang.user.UserId;
import org.junit.jupiter.api.Test;
import org.springframework.test.context.event.ApplicationEvents;
import org.springframework.test.context.event.RecordApplicationEvents;

/** What happens while a right of everybody is being stored. */
@MeetingTest
@RecordApplicationEvents
class EverybodysRightsTests {

    private final TestMeetings meetings;
    private final Moderators moderators;
    private final RoomCode room;
    private final Seat host;
    private final UserId ann;

    EverybodysRightsTests(TestMeetings meetings, Moderators moderators) {
        this.meetings = meetings;
        this.moderators = moderators;
        room = meetings.openRoom();
        host = meetings.join(room, meetings.hostOf(room));
        ann = meetings.user();
    }

    @Test
    void whatCouldNotBeStoredChangesNothingThatWasSaidBefore() {
        Seat seat = meetings.join(room, ann);
        moderators.allow(host, seat.id(), Right.MIC, false);
        meetings.atNextChange(() -> {
            throw new IllegalStateException("the database is away");
        });
        assertThatThrownBy(() -> moderators.allowAll(host, Right.MIC, true)).hasMessage("the database is away");
        meetings.leave(seat);
        assertThat(meetings.join(room, ann).rights().mic()).isFalse();
    }

    @Test
    void whatWasStoredIsToldThoughItsModeratorIsNoneAnyMore(ApplicationEvents events) {
        Seat moderator = meetings.join(room, ann);
        moderators.appoint(host, moderator.id(), true);
        Seat bob = meetings.join(room, meetings.user());
        moderators.allow(moderator, bob.id(), Right.MIC, true);
        meetings.atNextChange(() -> moderators.appoint(host, moderator.id(), false));

        moderators.allowAll(moderator, Right.MIC, false);

        assertThat(bob.rights().mic()).isFalse();
        assertThat(events.stream(Moderated.class)
                        .filter(told -> told.target() == bob && told.action() == ModeratorAction.DENY))
                .hasSize(1);
    }
}
