package dev.madang.membership;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import dev.madang.problem.ProblemCode;
import dev.madang.room.RoomCode;
import dev.madang.room.RoomService;
import dev.madang.user.RandomIds;
import dev.madang.user.UserErased;
import dev.madang.user.UserId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import org.springframework.data.domain.Pageable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.context.event.ApplicationEvents;
import org.springframework.test.context.event.RecordApplicationEvents;
import org.springframework.test.util.ReflectionTestUtils;
import org.springframework.transaction.support.TransactionTemplate;

/** Seats against the real database, with a clock that the test moves. */
@SpringBootTest
@RecordApplicationEvents
@TestPropertySource(
        properties = {
            "spring.datasource.url=jdbc:h2:mem:seats;MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH",
            "madang.membership.sweep=1h",
            "madang.membership.seats-per-user=100000"
        })
class SeatLifecycleTests {

    @TestConfiguration
    static class Time {

        final AtomicLong nanos = new AtomicLong();

        @Bean
        @Primary
        MonotonicClock movedClock() {
            return nanos::get;
        }

        void pass(Duration time) {
            nanos.addAndGet(time.toNanos());
        }
    }

    @Autowired
    private Time time;

    @Autowired
    private ParticipantRegistry registry;

    @Autowired
    private JoinService joins;

    @Autowired
    private Departures departures;

    @Autowired
    private RoomService rooms;

    @Autowired
    private MembershipRepository memberships;

    @Autowired
    private InterruptedMemberships interrupted;

    @Autowired
    private Seats seats;

    @Autowired
    private JdbcTemplate jdbc;

    @Autowired
    private Moderators moderators;

    @Autowired
    private RoomActionRepository actions;

    @Autowired
    private WriteBehind writes;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private ApplicationEventPublisher publisher;

    private RoomCode room = new RoomCode("none");

    @BeforeEach
    void openRoom() {
        room = openRoom(2);
    }

    @Test
    void showsNobodyASeatThatHasNotJoined() {
        Seat seat = registry.open(room, user(), "s1");
        assertThat(registry.participants(room)).isEmpty();
        assertThat(seat.isSeated()).isFalse();

        time.pass(Duration.ofSeconds(119));
        departures.expire();
        assertThat(registry.find(seat.id())).isPresent();
        time.pass(Duration.ofSeconds(1));
        departures.expire();
        assertThat(registry.find(seat.id())).isEmpty();
    }

    @Test
    void letsAUserHoldThreeSeatsThatHaveNotJoined() {
        UserId user = user();
        for (int i = 0; i < 3; i++) {
            registry.open(room, user, "s" + i);
        }
        assertThatThrownBy(() -> registry.open(room, user, "s3")).hasMessage(ProblemCode.BUSY.code());
    }

    @Test
    void refusesOneMoreThanTheCapacityAndStoresTheOthers() {
        join("s1");
        join("s2");
        assertThatThrownBy(() -> join("s3")).hasMessage(ProblemCode.ROOM_FULL.code());
        assertThat(stored()).hasSize(2).allMatch(m -> m.leftAt() == null);
    }

    @Test
    void keepsTheSeatOfALostSessionForItsGrace(ApplicationEvents events) {
        Joined joined = join("s1");
        departures.disconnected(joined.seat().id(), "s1");
        departures.disconnected(joined.seat().id(), "s1");
        assertThat(registry.participants(room))
                .singleElement()
                .extracting(Participant::connection)
                .isEqualTo(Connection.RECONNECTING);

        time.pass(Duration.ofSeconds(29));
        departures.expire();
        assertThat(registry.participants(room)).hasSize(1);
        time.pass(Duration.ofSeconds(1));
        departures.expire();
        departures.expire();
        departures.disconnected(joined.seat().id(), "s1");

        assertThat(registry.participants(room)).isEmpty();
        assertThat(events.stream(ParticipantLeft.class).filter(left -> left.reason() == LeaveReason.TIMEOUT))
                .hasSize(1);
        await().untilAsserted(() -> assertThat(stored())
                .singleElement()
                .extracting(Membership::leftReason)
                .isEqualTo(LeaveReason.TIMEOUT));
    }

    @Test
    void givesTheSeatToTheNewestSession(ApplicationEvents events) {
        Joined joined = join("s1");
        Seat again = resume(joined, "s2").orElseThrow();
        assertThat(again).isSameAs(joined.seat());
        assertThat(events.stream(SessionDismissed.class)
                        .filter(dismissed ->
                                dismissed.sessionId().equals("s1") && dismissed.reason() == ProblemCode.REPLACED))
                .hasSize(1);

        rejoin(again, "s2", false);
        departures.disconnected(again.id(), "s1");
        departures.leave(again.id(), "s1");
        assertThat(registry.participants(room))
                .singleElement()
                .extracting(Participant::connection)
                .isEqualTo(Connection.CONNECTED);
    }

    @Test
    void resumesNobodyElsesSeat() {
        Joined joined = join("s1");
        String token = joined.seating().resumeToken();
        assertThat(registry.resume(room, user(), token, "s2")).isEmpty();
        assertThat(registry.resume(openRoom(2), joined.seat().user(), token, "s2"))
                .isEmpty();
        assertThat(registry.resume(
                        room, joined.seat().user(), joined.seat().id().value(), "s2"))
                .isEmpty();
        assertThat(registry.resume(room, joined.seat().user(), token.substring(0, token.length() - 1) + "_", "s2"))
                .isEmpty();

        departures.leave(joined.seat().id(), "s1");
        assertThat(registry.resume(room, joined.seat().user(), token, "s2")).isEmpty();
    }

    @Test
    void countsPageLoadsAndNotSockets() {
        Joined joined = join("s1");
        resume(joined, "s2").orElseThrow();
        assertThat(rejoin(joined.seat(), "s2", false).self().incarnation()).isEqualTo(1);
        Seating reloaded = rejoinAfter(joined, "s3");
        assertThat(reloaded.self().incarnation()).isEqualTo(2);
        assertThat(reloaded.self().id()).isEqualTo(joined.seat().id());
        await().untilAsserted(() -> assertThat(stored())
                .singleElement()
                .extracting(Membership::incarnation)
                .isEqualTo(2));
    }

    @Test
    void takesAClosedPageAwayUnlessItComesBackSoon() {
        Joined joined = join("s1");
        departures.away(joined.seat().id(), 1);
        departures.disconnected(joined.seat().id(), "s1");
        assertThat(registry.participants(room))
                .singleElement()
                .extracting(Participant::connection)
                .isEqualTo(Connection.GONE);

        time.pass(Duration.ofSeconds(4));
        departures.expire();
        resume(joined, "s2").orElseThrow();
        rejoin(joined.seat(), "s2", true);
        time.pass(Duration.ofMinutes(5));
        departures.expire();
        assertThat(registry.participants(room)).hasSize(1);

        departures.away(joined.seat().id(), 1);
        assertThat(registry.participants(room))
                .as("a word of the page before")
                .singleElement()
                .extracting(Participant::connection)
                .isEqualTo(Connection.CONNECTED);
    }

    @Test
    void endsASeatWhosePageWentBeforeItHadJoined() {
        Seat seat = registry.open(room, user(), "s1");
        departures.away(seat.id(), 1);
        assertThat(registry.find(seat.id())).isEmpty();
        joins.join(seat, "s1", request(), seating -> false);
        assertThat(registry.participants(room)).isEmpty();
    }

    @Test
    void endsAResumedSessionThatNeverJoins() {
        Joined joined = join("s1");
        resume(joined, "s2").orElseThrow();
        time.pass(Duration.ofSeconds(30));
        departures.expire();
        assertThat(registry.participants(room)).isEmpty();
    }

    @Test
    void keepsARemovedUserOut() {
        Joined joined = join("s1");
        assertThat(departures.remove(room, joined.seat().id())).isTrue();
        assertThat(departures.remove(room, joined.seat().id())).isFalse();
        assertThat(registry.participants(room)).isEmpty();
        assertThat(resume(joined, "s2")).isEmpty();
        Seat other = registry.open(room, joined.seat().user(), "s3");
        assertThatThrownBy(() -> joins.join(other, "s3", request(), seating -> false))
                .hasMessage(ProblemCode.REMOVED.code());
    }

    @Test
    void takesTheHostsPowersWithTheSeat() {
        UserId host = user();
        jdbc.update(
                "insert into room_hosts (room_code, user_id, since) values (?, ?, current_timestamp)",
                room.value(),
                host.value());
        Seat seat = registry.open(room, host, "s1");
        joins.join(seat, "s1", request(), seating -> false);
        assertThat(rooms.isHost(room, host)).isTrue();
        departures.remove(room, seat.id());
        assertThat(rooms.isHost(room, host)).isFalse();
    }

    @Test
    void clearsARoomThatEnds(ApplicationEvents events) {
        join("s1");
        rooms.end(room, "ended");
        assertThat(registry.participants(room)).isEmpty();
        assertThat(events.stream(RoomClosed.class)).hasSize(1);
        assertThat(events.stream(RoomEmptied.class)).hasSize(1);
        assertThatThrownBy(() -> join("s2")).hasMessage(ProblemCode.ROOM_ENDED.code());
    }

    @Test
    void freesThePlaceOfAJoinWhoseSessionWasLost() {
        Seat seat = registry.open(room, user(), "s1");
        departures.disconnected(seat.id(), "s1");
        assertThatThrownBy(() -> joins.join(seat, "s1", request(), seating -> {
                    throw new AssertionError("seated without a session");
                }))
                .hasMessage(ProblemCode.SEAT_EXPIRED.code());
        assertThat(stored()).isEmpty();
        join("s2");
        join("s3");
    }

    @Test
    void opensTheSameRowAgainAfterTheServerWasKilled() {
        Joined joined = join("s1");
        await().untilAsserted(() -> assertThat(stored())
                .singleElement()
                .extracting(Membership::resumeHash)
                .isNotNull());
        forgetEverythingInMemory();

        interrupted.afterSingletonsInstantiated();

        assertThat(stored()).singleElement().extracting(Membership::leftReason).isEqualTo(LeaveReason.INTERRUPTED);
        Seat kept = resume(joined, "s2").orElseThrow();
        assertThat(kept.id()).isEqualTo(joined.seat().id());
        Seating back = rejoin(kept, "s2", false);
        assertThat(back.self().role()).isEqualTo(joined.seating().self().role());
        await().untilAsserted(() -> assertThat(stored()).singleElement().satisfies(row -> {
            assertThat(row.leftAt()).isNull();
            assertThat(row.resumedAt()).isNotNull();
        }));
    }

    @Test
    void handsKeepTheirOrderWhenTheServerWasKilled() {
        room = openRoom(4);
        Joined ann = join("s1");
        Joined bob = join("s2");
        Joined carl = join("s3");
        List.of(bob, ann).forEach(this::raise);
        await().untilAsserted(() ->
                assertThat(stored()).filteredOn(m -> m.handOrder() != null).hasSize(2));
        forgetEverythingInMemory();
        interrupted.afterSingletonsInstantiated();

        rejoin(resume(ann, "s4").orElseThrow(), "s4", false);
        rejoin(resume(carl, "s5").orElseThrow(), "s5", false);
        raise(carl);
        rejoin(resume(bob, "s6").orElseThrow(), "s6", false);
        assertThat(registry.participants(room).stream()
                        .sorted(Comparator.comparing(Participant::handOrder))
                        .map(Participant::id))
                .containsExactly(bob.seat().id(), ann.seat().id(), carl.seat().id());
    }

    private void raise(Joined one) {
        registry.update(one.seat().id(), new StateChange(null, null, null, true));
    }

    @Test
    void leavesNoGhostOfARunThatWasKilled() {
        join("s1");
        await().untilAsserted(() -> assertThat(stored())
                .singleElement()
                .extracting(Membership::resumeHash)
                .isNotNull());
        forgetEverythingInMemory();
        interrupted.afterSingletonsInstantiated();

        time.pass(Duration.ofSeconds(60));
        departures.expire();

        assertThat(registry.participants(room)).isEmpty();
        assertThat(stored()).singleElement().extracting(Membership::leftReason).isEqualTo(LeaveReason.INTERRUPTED);
    }

    @Test
    void whoComesWhileTheLastOneLeavesIsInALivingRoom() throws Exception {
        int rounds = 10_000;
        UserId user = user();
        AtomicInteger arrived = new AtomicInteger();
        ExecutorService other = Executors.newSingleThreadExecutor();
        Seat last = registry.open(room, user, "s");
        for (int round = 1; round <= rounds; round++) {
            Seat leaving = last;
            int both = 2 * round;
            Future<?> left = other.submit(() -> {
                meet(arrived, both);
                departures.leave(leaving.id(), "s");
            });
            meet(arrived, both);
            last = registry.open(room, user, "s");
            left.get();
            assertThat(seats.room(room)).containsSame(last.live);
        }
        departures.leave(last.id(), "s");
        assertThat(seats.room(room)).isEmpty();
        other.shutdown();
    }

    private static void meet(AtomicInteger arrived, int all) {
        arrived.incrementAndGet();
        while (arrived.get() < all) {
            Thread.onSpinWait();
        }
    }

    @Test
    void handsOverWhenTheHostDoesNotComeBackAfterTheServerWasKilled() {
        room = openRoom(3);
        UserId host = user();
        jdbc.update(
                "insert into room_hosts (room_code, user_id, since) values (?, ?, current_timestamp)",
                room.value(),
                host.value());
        joins.join(registry.open(room, host, "s1"), "s1", request(), seating -> false);
        join("s2");
        Joined back = join("s3");
        forgetEverythingInMemory();
        interrupted.afterSingletonsInstantiated();

        rejoin(resume(back, "s4").orElseThrow(), "s4", false);
        time.pass(Duration.ofSeconds(60));
        departures.expire();

        assertThat(registry.participants(room)).singleElement().satisfies(only -> {
            assertThat(only.id()).isEqualTo(back.seat().id());
            assertThat(only.role()).isEqualTo(Role.MODERATOR);
        });
    }

    @Test
    void hostAndModeratorOfARunThatWasKilledBecomeHostAndParticipant() {
        room = openRoom(3);
        Joined host = join("s1");
        Joined ann = join("s2");
        jdbc.update("update memberships set role = 'HOST' where id = ?", host.seat().membershipId);
        jdbc.update("update memberships set role = 'MODERATOR' where id = ?", ann.seat().membershipId);
        forgetEverythingInMemory();
        interrupted.afterSingletonsInstantiated();

        rejoin(resume(ann, "s3").orElseThrow(), "s3", false);
        rejoin(resume(host, "s4").orElseThrow(), "s4", false);
        assertThat(registry.participants(room))
                .extracting(Participant::id, Participant::role)
                .containsExactly(
                        tuple(host.seat().id(), Role.HOST), tuple(ann.seat().id(), Role.PARTICIPANT));
    }

    @Test
    void onlyWhoIsConnectedStandsIn() {
        room = openRoom(3);
        Joined host = join("s1");
        Joined ann = join("s2");
        registry.promote(room, host.seat().user());
        departures.disconnected(ann.seat().id(), "s2");
        departures.leave(host.seat().id(), "s1");
        assertThat(registry.participants(room)).extracting(Participant::role).containsExactly(Role.PARTICIPANT);
        Joined bob = join("s3");
        rejoin(resume(ann, "s4").orElseThrow(), "s4", false);
        assertThat(registry.participants(room))
                .extracting(Participant::id, Participant::role)
                .containsExactly(
                        tuple(ann.seat().id(), Role.PARTICIPANT),
                        tuple(bob.seat().id(), Role.MODERATOR));
    }

    @Test
    void whoBecomesHostWhileItsMembershipIsStoredIsHost() {
        UserId user = user();
        Seat seat = registry.open(room, user, "s1");
        registry.promote(room, user);
        joins.join(seat, "s1", request(), seating -> false);
        assertThat(registry.participants(room)).extracting(Participant::role).containsExactly(Role.HOST);
    }

    @Test
    void aHandThatGoesUpAndDownIsWrittenWhenThereIsTime() {
        Joined ann = join("s1");
        Joined bob = join("s2");
        CountDownLatch busy = holdTheWriter();
        for (int i = 0; i < 1_001; i++) {
            registry.update(ann.seat().id(), new StateChange(null, null, null, i % 2 == 0));
            registry.update(bob.seat().id(), new StateChange(null, null, null, i % 2 == 0));
        }
        BlockingQueue<?> queue = (BlockingQueue<?>) ReflectionTestUtils.getField(writes, "queue");
        assertThat(queue).hasSizeLessThan(10);
        busy.countDown();
        await().untilAsserted(() -> assertThat(stored()).hasSize(2).allMatch(m -> m.handOrder() != null));
    }

    /** What it had when it came back is written first, and must not be the last word. */
    @Test
    void aHandThatGoesDownAfterComingBackStaysDown() {
        Joined ann = join("s1");
        CountDownLatch busy = holdTheWriter();
        registry.update(ann.seat().id(), new StateChange(null, null, null, true));
        departures.disconnected(ann.seat().id(), "s1");
        rejoin(resume(ann, "s2").orElseThrow(), "s2", false);
        registry.update(ann.seat().id(), new StateChange(null, null, null, false));
        busy.countDown();
        await().untilAsserted(() -> assertThat(stored()).singleElement().satisfies(row -> {
            assertThat(row.resumedAt()).isNotNull();
            assertThat(row.handOrder()).isNull();
        }));
    }

    private CountDownLatch holdTheWriter() {
        CountDownLatch busy = new CountDownLatch(1);
        writes.add(() -> {
            try {
                busy.await();
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
        });
        return busy;
    }

    /** Each entry names users, whose rows may be gone when it comes to be written. */
    @Test
    void anActionUponWhoIsErasedMeanwhileHoldsUpNoMembership() {
        Joined host = join("s1");
        Joined ann = join("s2");
        registry.promote(room, host.seat().user());
        CountDownLatch busy = holdTheWriter();
        moderators.mute(host.seat(), ann.seat().id());
        transaction.executeWithoutResult(status -> {
            publisher.publishEvent(new UserErased(ann.seat().user()));
            jdbc.update("delete from users where id = ?", ann.seat().user().value());
        });
        busy.countDown();
        departures.leave(host.seat().id(), "s1");

        await().untilAsserted(() -> assertThat(stored()).allMatch(m -> m.leftAt() != null));
        assertThat(actions.findNewest(room.value(), Pageable.unpaged()))
                .singleElement()
                .satisfies(action -> {
                    assertThat(action.actorName()).isEqualTo("Ann");
                    assertThat(action.targetName()).isEmpty();
                });
    }

    private record Joined(Seat seat, Seating seating) {}

    private Joined join(String sessionId) {
        Seat seat = registry.open(room, user(), sessionId);
        AtomicReference<@Nullable Seating> answer = new AtomicReference<>();
        joins.join(seat, sessionId, request(), seating -> {
            answer.set(seating);
            return false;
        });
        return new Joined(seat, Optional.ofNullable(answer.get()).orElseThrow());
    }

    private Optional<Seat> resume(Joined joined, String sessionId) {
        return registry.resume(room, joined.seat().user(), joined.seating().resumeToken(), sessionId);
    }

    private Seating rejoin(Seat seat, String sessionId, boolean pageLoad) {
        List<Seating> answers = new ArrayList<>();
        JoinRequest request =
                new JoinRequest("Ann", new MediaState(true, true, false), Map.of(), null, "192.0.2.1", pageLoad);
        boolean rejoined = joins.rejoin(seat, sessionId, request, seating -> {
            answers.add(seating);
            return false;
        });
        assertThat(rejoined).isTrue();
        return answers.get(0);
    }

    private Seating rejoinAfter(Joined joined, String sessionId) {
        String token = joined.seat().tokens.latest();
        registry.resume(room, joined.seat().user(), token, sessionId).orElseThrow();
        return rejoin(joined.seat(), sessionId, true);
    }

    private static JoinRequest request() {
        return new JoinRequest("Ann", new MediaState(true, true, false), Map.of(), null, "192.0.2.1", true);
    }

    private void forgetEverythingInMemory() {
        seats.rooms()
                .forEach(room ->
                        seats.inRoomIfLive(room.code(), live -> live.seats().forEach(seats::end)));
    }

    private List<Membership> stored() {
        return memberships.findAttendance(room.value(), Pageable.unpaged());
    }

    private RoomCode openRoom(int capacity) {
        String code = RandomIds.id();
        jdbc.update("""
                insert into rooms (code, name, visibility, capacity, host_secret_hash, state, created_at, last_used_at,
                    version) values (?, 'Weekly', 'PUBLIC', ?, '', 'OPEN', current_timestamp, current_timestamp, 0)""", code, capacity);
        return new RoomCode(code);
    }

    private UserId user() {
        String id = RandomIds.id();
        jdbc.update("""
                insert into users (id, display_name, locale, created_at, last_seen_at, version)
                values (?, 'Ann', 'en', current_timestamp, current_timestamp, 0)""", id);
        return new UserId(id);
    }
}
