package dev.madang.membership;

import dev.madang.room.RoomService;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.springframework.stereotype.Component;

/**
 * Writes what happens to memberships, in order and by a thread of its own. Whoever calls {@link #joined} waits until it
 * is stored; nobody else waits for the database.
 */
@Component
class MembershipRecorder {

    /** Finer than this it does not matter when a room was used. */
    private static final Duration USE_TOLD = Duration.ofMinutes(30);

    private final MembershipRepository memberships;
    private final MembershipRows rows;
    private final RoomService rooms;
    private final CurrentRun run;
    private final WriteBehind writes;
    private final Clock clock;

    MembershipRecorder(
            MembershipRepository memberships,
            MembershipRows rows,
            RoomService rooms,
            CurrentRun run,
            WriteBehind writes,
            Clock clock) {
        this.memberships = memberships;
        this.rows = rows;
        this.rooms = rooms;
        this.run = run;
        this.writes = writes;
        this.clock = clock;
    }

    /** Returns the key of the row. */
    long joined(Seat seat, String displayName, Role role, Instant at) {
        return writes.store(
                () -> rows.joined(seat, displayName, role, at, run.row().id()));
    }

    void neverJoined(long membershipId) {
        writes.add(() -> rows.neverJoined(membershipId));
    }

    /** Needs the monitor of the seat's room, as the next one. */
    void resumed(Seat seat) {
        long id = seat.membershipId;
        Participant participant = seat.participant();
        String current = seat.tokens.currentHash();
        String previous = seat.tokens.previousHash();
        Instant now = clock.instant();
        writes.add(() -> memberships.resumed(
                id,
                now,
                run.row(),
                participant.displayName(),
                participant.role(),
                participant.handOrder(),
                participant.incarnation(),
                current,
                previous));
        // What changes from now on must come behind it.
        seat.isChangeWaiting = false;
    }

    /** What holds when it is written counts, so that nobody fills the queue by going to and fro. */
    void changed(Seat seat) {
        if (!seat.isChangeWaiting) {
            seat.isChangeWaiting = writes.add(() -> storeChange(seat));
        }
    }

    private void storeChange(Seat seat) {
        long id;
        Participant participant;
        synchronized (seat.live) {
            seat.isChangeWaiting = false;
            id = seat.membershipId;
            participant = seat.participant();
        }
        memberships.changed(id, participant.role(), participant.handOrder());
    }

    /** How long each of these has spoken, by membership. Less than is stored was overtaken by a later word. */
    void talked(Map<Long, Integer> seconds) {
        writes.add(() -> seconds.forEach(memberships::talked));
    }

    /** Somebody joined this room: it is in use. Stored at most once in a while for as long as somebody is there. */
    void used(RoomSeats live) {
        synchronized (live) {
            if (live.isUseNews(clock.instant(), USE_TOLD)) {
                writes.add(() -> rooms.touched(live.code()));
            }
        }
    }

    void left(long membershipId, LeaveReason reason) {
        Instant now = clock.instant();
        writes.add(() -> rows.left(membershipId, now, reason));
    }
}
