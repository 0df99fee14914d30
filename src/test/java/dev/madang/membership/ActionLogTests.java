package dev.madang.membership;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.madang.lab.TestServer;
import dev.madang.lab.TestUser;
import dev.madang.room.RoomCode;
import dev.madang.user.UserId;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.data.domain.Pageable;

/** What is written down of somebody whose account goes at the same time. */
@MeetingTest
class ActionLogTests {

    private final TestMeetings meetings;
    private final Moderators moderators;
    private final WriteBehind writes;
    private final MembershipRepository memberships;
    private final RoomActionRepository actions;
    private final TestServer server;
    private final RoomCode room;
    private final Seat host;

    ActionLogTests(
            TestMeetings meetings,
            Moderators moderators,
            WriteBehind writes,
            MembershipRepository memberships,
            RoomActionRepository actions,
            @LocalServerPort int port) {
        this.meetings = meetings;
        this.moderators = moderators;
        this.writes = writes;
        this.memberships = memberships;
        this.actions = actions;
        server = TestServer.at(port);
        room = meetings.openRoom();
        host = meetings.join(room, meetings.hostOf(room));
    }

    @Test
    void whoIsErasedBeforeItIsWrittenIsNotNamedAndHoldsUpNothing() {
        TestUser bob = server.register("Bob");
        Seat seat = meetings.join(room, new UserId(bob.id()));
        CountDownLatch erased = holdWrites();
        moderators.mute(host, seat.id());
        erase(bob);
        erased.countDown();
        meetings.leave(host);

        await().untilAsserted(() -> assertThat(memberships.findAttendance(room.value(), Pageable.unpaged()))
                .hasSize(2)
                .allSatisfy(stored -> assertThat(stored.leftReason()).isEqualTo(LeaveReason.LEFT)));
        assertThat(stored()).singleElement().satisfies(action -> {
            assertThat(action.action()).isEqualTo("mute");
            assertThat(action.actorName()).isEqualTo("Ann");
            assertThat(action.targetName()).isEmpty();
        });
    }

    @Test
    void whatCanNeverBeStoredHoldsUpNothing() {
        RoomCode gone = new RoomCode("gone");
        writes.add(() -> {
            RoomAction impossible =
                    new RoomAction(gone.value(), host.participant().joinedAt(), "mute", "");
            actions.save(impossible);
        });
        writes.add(() -> {
            throw new IllegalStateException("a mistake of ours");
        });
        meetings.awaitWritten();
    }

    @Test
    void keepsTheNewestOfARoomAndLeavesOtherRoomsAlone() {
        RoomCode other = meetings.openRoom();
        actions.save(new RoomAction(other.value(), host.participant().joinedAt(), "old", ""));
        actions.saveAll(Collections.nCopies(2 * ActionLog.KEPT, 0).stream()
                .map(i -> new RoomAction(room.value(), host.participant().joinedAt(), "old", ""))
                .toList());
        for (int i = 0; i < ActionLog.WRITES_TO_A_LOOK; i++) {
            moderators.mute(host, null);
        }
        meetings.awaitWritten();
        assertThat(stored()).hasSizeBetween(ActionLog.KEPT, ActionLog.KEPT + ActionLog.WRITES_TO_A_LOOK - 1);
        assertThat(stored().subList(0, ActionLog.WRITES_TO_A_LOOK))
                .extracting(RoomAction::action)
                .containsOnly("mute");
        assertThat(actions.findNewest(other.value(), Pageable.unpaged())).hasSize(1);
    }

    private CountDownLatch holdWrites() {
        var hold = new CountDownLatch(1);
        writes.add(() -> {
            try {
                hold.await();
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
        });
        return hold;
    }

    private void erase(TestUser user) {
        assertThat(server.call("DELETE", "/api/users/me", user.token(), null).statusCode())
                .isEqualTo(204);
    }

    private List<RoomAction> stored() {
        return actions.findNewest(room.value(), Pageable.unpaged());
    }
}
