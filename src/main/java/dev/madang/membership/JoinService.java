package dev.madang.membership;

import dev.madang.problem.ProblemCode;
import dev.madang.problem.ProblemException;
import dev.madang.room.Entrance;
import dev.madang.room.RoomDetails;
import dev.madang.room.RoomService;
import dev.madang.room.RoomState;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;

/** Takes seats for participants: the first time with every check, later from memory. */
@Service
public class JoinService {

    private final RoomService rooms;
    private final Seats seats;
    private final Deadlines deadlines;
    private final PasscodeAttempts passcodeAttempts;
    private final Door door;
    private final Moderation moderation;
    private final Standings standings;
    private final MembershipRecorder recorder;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    JoinService(
            RoomService rooms,
            Seats seats,
            Deadlines deadlines,
            PasscodeAttempts passcodeAttempts,
            Door door,
            Moderation moderation,
            Standings standings,
            MembershipRecorder recorder,
            ApplicationEventPublisher events,
            Clock clock) {
        this.rooms = rooms;
        this.seats = seats;
        this.deadlines = deadlines;
        this.passcodeAttempts = passcodeAttempts;
        this.door = door;
        this.moderation = moderation;
        this.standings = standings;
        this.recorder = recorder;
        this.events = events;
        this.clock = clock;
    }

    /**
     * Seats a participant that has not joined yet. Asks the database and hashes a passcode, so it belongs on no thread
     * that carries signals. Does nothing when the seat is being taken already. Where somebody has to be let in, it waits
     * from now on; {@link KnockAnswered} ends that.
     *
     * @throws ProblemException {@code room-unknown}, {@code room-ended}, {@code removed}, {@code passcode-required},
     *     {@code passcode-wrong}, {@code too-many-attempts}, {@code room-full}, {@code room-locked}, {@code busy}, or {@code seat-expired} when the seat is
     *     no longer this session's
     */
    public void join(Seat seat, String sessionId, JoinRequest request, Welcome welcome) {
        Entrance entrance = enterable(seat);
        RoomDetails room = entrance.room();
        boolean host = entrance.host();
        requirePlace(seat, host, room);
        if (room.passcodeRequired() && !host && !isWaitingOrAdmitted(seat)) {
            passcodeAttempts.check(room.code(), seat.user(), request.source(), request.passcode());
        }
        boolean seated = false;
        // Again when the room was open as the place was reserved, and is not any more: now it knocks.
        while (!seated && reserve(seat, sessionId, host, room, request)) {
            seated = store(seat, request, welcome);
        }
        if (seated) {
            recorder.used(seat.live);
        }
    }

    /** Returns false, and has given the place back, when the seat may not be taken after all. */
    private boolean store(Seat seat, JoinRequest request, Welcome welcome) {
        Long membership = null;
        boolean seated = false;
        try {
            // Again, now that an end or a removal would find this seat and take it away.
            Entrance entrance = enterable(seat);
            Instant now = clock.instant();
            Role role = entrance.host() ? Role.HOST : roleOf(seat);
            membership = recorder.joined(seat, request.displayName(), role, now);
            seated = take(seat, request, role, now, membership, entrance.room(), welcome);
            return seated;
        } finally {
            if (!seated) {
                giveBack(seat, membership);
            }
        }
    }

    /**
     * Seats a participant again, whose session was lost, whose page was loaded anew, or who repeats its join. From
     * memory, never blocking.
     *
     * @return false when the seat is not one that was joined before
     */
    public boolean rejoin(Seat seat, String sessionId, JoinRequest request, Welcome welcome) {
        synchronized (seat.live) {
            if (!seat.isSeated() || !sessionId.equals(seat.sessionId)) {
                return false;
            }
            if (seat.sessionJoined) {
                welcome.seated(seating(seat, seat.tokens.latest(), false));
                return true;
            }
            seat.comeBack(request);
            seat.become(Connection.CONNECTED);
            seat.sessionJoined = true;
            seat.restored = false;
            deadlines.clear(seat);
            boolean lost = welcome.seated(seating(seat, seat.tokens.rotate(), true));
            events.publishEvent(new ParticipantUpdated(seat.room(), seat.participant(), lost));
            recorder.resumed(seat);
            moderation.settle(seat.live);
            return true;
        }
    }

    private Entrance enterable(Seat seat) {
        RoomDetails live;
        synchronized (seat.live) {
            live = seat.live.details();
        }
        Entrance entrance = Optional.ofNullable(live)
                .map(room -> rooms.entrance(room, seat.user()))
                .or(() -> rooms.entrance(seat.room(), seat.user()))
                .orElseThrow(() -> new ProblemException(ProblemCode.ROOM_UNKNOWN));
        if (entrance.room().state() == RoomState.ENDED) {
            throw new ProblemException(ProblemCode.ROOM_ENDED);
        }
        if (entrance.banned()) {
            throw new ProblemException(ProblemCode.REMOVED);
        }
        return entrance;
    }

    /** Before a passcode is hashed; {@link #reserve} decides. */
    private void requirePlace(Seat seat, boolean host, RoomDetails room) {
        synchronized (seat.live) {
            if (seat.phase() != Seat.Phase.PENDING) {
                return;
            }
            if (!host && seat.live.keepsOut(seat.user())) {
                throw new ProblemException(ProblemCode.REMOVED);
            }
            boolean waits = door.isClosedTo(seat, host, room.entry());
            if (!waits && !seat.live.hasPlace(room, host)) {
                throw new ProblemException(ProblemCode.ROOM_FULL);
            }
        }
    }

    private static boolean isWaitingOrAdmitted(Seat seat) {
        synchronized (seat.live) {
            return seat.admitted || seat.live.isWaiting(seat);
        }
    }

    private static Role roleOf(Seat seat) {
        synchronized (seat.live) {
            return seat.live.standing(seat.user()).appointed() ? Role.MODERATOR : Role.PARTICIPANT;
        }
    }

    private boolean reserve(Seat seat, String sessionId, boolean host, RoomDetails room, JoinRequest request) {
        synchronized (seat.live) {
            if (!sessionId.equals(seat.sessionId)) {
                throw new ProblemException(ProblemCode.SEAT_EXPIRED);
            }
            if (seat.phase() != Seat.Phase.PENDING) {
                return false;
            }
            requirePlace(seat, host, room);
            seat.live.describe(room);
            if (door.isClosedTo(seat, host, seat.live.entry())) {
                door.knock(seat, sessionId, request);
                return false;
            }
            // Now, so that it is stored with the membership: who was told of it can come back after a crash.
            seat.tokens.rotate();
            seat.enter(Seat.Phase.RESERVED);
            return true;
        }
    }

    private boolean take(
            Seat seat,
            JoinRequest request,
            Role role,
            Instant now,
            long membershipId,
            RoomDetails room,
            Welcome welcome) {
        synchronized (seat.live) {
            if (seat.phase() != Seat.Phase.RESERVED) {
                return false;
            }
            seat.live.describe(room);
            boolean promoted = seat.role() == Role.HOST && role != Role.HOST;
            if (door.isClosedTo(seat, promoted || role == Role.HOST, seat.live.entry())) {
                return false;
            }
            seat.membershipId = membershipId;
            seat.introduce(request, promoted ? Role.HOST : role, now);
            seat.enter(Seat.Phase.SEATED);
            seat.sessionJoined = true;
            seat.live.moveToEnd(seat);
            standings.know(seat.live, seat.user());
            deadlines.clear(seat);
            events.publishEvent(new ParticipantJoined(seat.room(), seat.participant()));
            if (promoted) {
                recorder.changed(seat);
            }
            moderation.settle(seat.live);
            welcome.seated(seating(seat, seat.tokens.latest(), false));
            door.tellIfAnybodyWaits(seat.live);
            return true;
        }
    }

    /** It was never in. Its row goes first: what it tries next is written behind that, and is the same participant. */
    private void giveBack(Seat seat, @Nullable Long membership) {
        synchronized (seat.live) {
            if (seat.isSeated()) {
                // Something failed behind it; the others have been told, so it is in.
                return;
            }
            if (membership != null) {
                recorder.neverJoined(membership);
            }
            if (seat.phase() == Seat.Phase.RESERVED) {
                seat.enter(Seat.Phase.PENDING);
            }
        }
    }

    private Seating seating(Seat seat, String resumeToken, boolean resumed) {
        return new Seating(seat.participant(), seat.live.view(), seat.live.othersOf(seat), resumeToken, resumed);
    }
}
