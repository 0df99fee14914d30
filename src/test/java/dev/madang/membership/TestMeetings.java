package dev.madang.membership;

import static org.awaitility.Awaitility.await;

import dev.madang.room.RoomCode;
import dev.madang.room.RoomUpdated;
import dev.madang.user.RandomIds;
import dev.madang.user.UserId;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.JdbcTemplate;

/** Rooms and who is in them, without a wire. */
@TestComponent
final class TestMeetings {

    private final AtomicLong sessions = new AtomicLong();
    private final AtomicReference<Runnable> atNextChange = new AtomicReference<>(() -> {});
    private final ParticipantRegistry registry;
    private final JoinService joins;
    private final Departures departures;
    private final Seats seats;
    private final InterruptedMemberships interrupted;
    private final WriteBehind writes;
    private final JdbcTemplate jdbc;

    TestMeetings(
            ParticipantRegistry registry,
            JoinService joins,
            Departures departures,
            Seats seats,
            InterruptedMemberships interrupted,
            WriteBehind writes,
            JdbcTemplate jdbc) {
        this.registry = registry;
        this.joins = joins;
        this.departures = departures;
        this.seats = seats;
        this.interrupted = interrupted;
        this.writes = writes;
        this.jdbc = jdbc;
    }

    RoomCode openRoom() {
        String code = RandomIds.id();
        jdbc.update("""
                insert into rooms (code, name, visibility, capacity, host_secret_hash, state, created_at, last_used_at,
                    version) values (?, 'Weekly', 'PUBLIC', 16, '', 'OPEN', current_timestamp, current_timestamp, 0)""", code);
        return new RoomCode(code);
    }

    UserId user() {
        String id = RandomIds.id();
        jdbc.update("""
                insert into users (id, display_name, locale, created_at, last_seen_at, version)
                values (?, 'Ann', 'en', current_timestamp, current_timestamp, 0)""", id);
        return new UserId(id);
    }

    UserId hostOf(RoomCode room) {
        UserId host = user();
        jdbc.update(
                "insert into room_hosts (room_code, user_id, since) values (?, ?, current_timestamp)",
                room.value(),
                host.value());
        return host;
    }

    /** CONNECTed, not joined. */
    Seat open(RoomCode room, UserId user) {
        return registry.open(room, user, "s" + sessions.incrementAndGet());
    }

    /** Seated, or waiting to be let in. */
    Seat join(RoomCode room, UserId user) {
        Seat seat = open(room, user);
        join(seat);
        return seat;
    }

    void join(Seat seat) {
        join(seat, "192.0.2.1");
    }

    void join(Seat seat, String source) {
        var request = new JoinRequest("Ann", new MediaState(true, true, false), Map.of(), null, source, true);
        joins.join(seat, session(seat), request, seating -> false);
    }

    void leave(Seat seat) {
        departures.leave(seat.id(), session(seat));
    }

    private static String session(Seat seat) {
        synchronized (seat.live) {
            return String.valueOf(seat.sessionId);
        }
    }

    /** Happens once, when a room has been changed in the database and before that is committed. */
    void atNextChange(Runnable deed) {
        atNextChange.set(deed);
    }

    @EventListener
    void on(RoomUpdated updated) {
        atNextChange.getAndSet(() -> {}).run();
    }

    /** What was written behind is in the database. */
    void awaitWritten() {
        var written = new CountDownLatch(1);
        writes.add(written::countDown);
        await().until(() -> written.getCount() == 0);
    }

    /** The server is killed when all has been written, and started again. */
    void crash() {
        awaitWritten();
        seats.rooms()
                .forEach(room ->
                        seats.inRoomIfLive(room.code(), live -> live.seats().forEach(seats::end)));
        interrupted.afterSingletonsInstantiated();
    }
}
