package dev.madang.membership;

import dev.madang.limit.RateLimit;
import dev.madang.problem.ProblemCode;
import dev.madang.problem.ProblemException;
import dev.madang.room.RoomCode;
import dev.madang.room.RoomDetails;
import dev.madang.room.RoomView;
import dev.madang.user.RandomIds;
import dev.madang.user.UserId;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;

/**
 * The live participants: who holds which seat, and by which session. In memory and never blocking, so it may be called
 * on the threads that carry signals. All methods are thread-safe.
 */
@Service
public class ParticipantRegistry {

    private final Seats seats;
    private final Deadlines deadlines;
    private final MembershipSettings settings;
    private final MembershipRecorder recorder;
    private final Moderation moderation;
    private final Door door;
    private final ApplicationEventPublisher events;
    private final RateLimit newSeats;

    ParticipantRegistry(
            Seats seats,
            Deadlines deadlines,
            MembershipSettings settings,
            MembershipRecorder recorder,
            Moderation moderation,
            Door door,
            ApplicationEventPublisher events) {
        this.seats = seats;
        this.deadlines = deadlines;
        this.settings = settings;
        this.recorder = recorder;
        this.moderation = moderation;
        this.door = door;
        this.events = events;
        this.newSeats = new RateLimit(settings.seatsPerUser(), settings.seatPeriod());
    }

    /**
     * Gives a new session a seat that nobody sees until it joins.
     *
     * @throws ProblemException {@code busy} when the user already holds too many seats without having joined,
     *     {@code too-many-attempts} when it takes new ones too often: each has a budget of its own
     */
    public Seat open(RoomCode code, UserId user, String sessionId) {
        return seats.inRoom(code, live -> {
            long pending = seats.of(user).stream()
                    .filter(seat -> seat.phase() == Seat.Phase.PENDING)
                    .count();
            if (pending >= settings.pendingPerUser()) {
                throw new ProblemException(ProblemCode.BUSY);
            }
            newSeats.use(user.value());
            Seat seat = new Seat(new ParticipantId(RandomIds.id()), user, live);
            seat.sessionId = sessionId;
            seats.add(seat);
            deadlines.set(seat, settings.joinWithin());
            return seat;
        });
    }

    /**
     * Gives the seat of a resume token to a new session; the session that held it is dismissed as {@code replaced}.
     *
     * @return empty when the token is not good for this room and user
     */
    public Optional<Seat> resume(RoomCode code, UserId user, String resumeToken, String sessionId) {
        Optional<Seat> found = ResumeTokens.participant(resumeToken)
                .flatMap(seats::find)
                .filter(seat -> seat.room().equals(code) && seat.user().equals(user));
        if (found.isEmpty()) {
            return found;
        }
        Seat seat = found.get();
        String hash = ResumeTokens.hash(resumeToken);
        synchronized (seat.live) {
            if (!seat.isSeated() || !seat.tokens.match(hash)) {
                return Optional.empty();
            }
            seat.tokens.used(hash);
            String older = seat.sessionId;
            seat.sessionId = sessionId;
            seat.sessionJoined = false;
            if (older != null) {
                events.publishEvent(new SessionDismissed(older, ProblemCode.REPLACED));
            }
            waitForJoin(seat);
            return found;
        }
    }

    /**
     * A resumed session that never joins must not keep the seat for longer than silence would. The few seconds of a
     * closed page are over: it came back.
     */
    private void waitForJoin(Seat seat) {
        if (seat.connection() == Connection.GONE) {
            seat.become(Connection.RECONNECTING);
            deadlines.set(seat, settings.reconnectGrace());
        } else if (!deadlines.isSet(seat)) {
            deadlines.set(seat, settings.reconnectGrace());
        }
    }

    /** Whether this seat is still there and this session's. */
    public boolean isHeldBy(Seat seat, String sessionId) {
        synchronized (seat.live) {
            return !seat.isEnded() && sessionId.equals(seat.sessionId);
        }
    }

    public Optional<Seat> find(ParticipantId id) {
        return seats.find(id);
    }

    /**
     * Changes what a participant shows of itself; unknown or ended participants are passed over.
     *
     * @throws ProblemException {@code forbidden} when it wants to switch on what it may not; the rest has been done
     */
    public void update(ParticipantId id, StateChange change) {
        inSeat(id, seat -> {
            Participant before = seat.participant();
            seat.change(change);
            if (!seat.participant().equals(before)) {
                changed(seat);
            }
            if (!change.isWithin(seat.rights())) {
                throw new ProblemException(ProblemCode.FORBIDDEN);
            }
        });
    }

    /** Makes every present participant of this user a host. */
    public void promote(RoomCode code, UserId user) {
        for (Seat seat : seats.of(user)) {
            if (seat.room().equals(code)) {
                inSeat(seat.id(), own -> {
                    own.become(Role.HOST);
                    door.admit(own.live, own.id());
                    changed(own);
                    moderation.settle(own.live);
                });
            }
        }
    }

    /** What this participant may do now; it changes while others come and go. */
    public Role roleOf(Seat seat) {
        synchronized (seat.live) {
            return seat.isSeated() ? seat.role() : Role.PARTICIPANT;
        }
    }

    /** A view of who is in, in the order of joining. */
    public List<Participant> participants(RoomCode code) {
        return seats.room(code)
                .map(live -> {
                    synchronized (live) {
                        return live.participants();
                    }
                })
                .orElse(List.of());
    }

    /** Runs the work with the room as it is, while nothing else can happen in it; the work must not block. */
    public void view(RoomCode code, BiConsumer<RoomView, List<Participant>> work) {
        seats.inRoomIfLive(code, live -> work.accept(live.view(), live.participants()));
    }

    /** Whether somebody has a seat in this room, seen or not: then there is such a room. */
    public boolean knows(RoomCode code) {
        return seats.room(code).isPresent();
    }

    /** The room was changed: everybody in it is told. Who is about to be the first may have read an older picture. */
    void describe(RoomDetails room) {
        seats.inRoomIfLive(room.code(), live -> {
            boolean hadSomebody = live.details() != null;
            live.describe(room);
            if (hadSomebody) {
                events.publishEvent(new RoomChanged(room.code(), live.view()));
                live.seats().stream().filter(Seat::settleRights).forEach(this::changed);
                door.settle(live);
            }
        });
    }

    /** Whether this user has a participant in the room. */
    public boolean isIn(RoomCode code, UserId user) {
        return seats.of(user).stream().anyMatch(seat -> seat.room().equals(code) && seat.isSeated());
    }

    private void changed(Seat seat) {
        if (seat.isSeated()) {
            events.publishEvent(new ParticipantUpdated(seat.room(), seat.participant(), false));
            recorder.changed(seat);
        }
    }

    private void inSeat(ParticipantId id, Consumer<Seat> work) {
        seats.find(id).ifPresent(seat -> {
            synchronized (seat.live) {
                if (!seat.isEnded()) {
                    work.accept(seat);
                }
            }
        });
    }
}
