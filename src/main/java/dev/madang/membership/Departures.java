package dev.madang.membership;

import dev.madang.problem.ProblemCode;
import dev.madang.problem.ProblemException;
import dev.madang.room.RoomCode;
import dev.madang.room.RoomService;
import dev.madang.user.UserId;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;

/**
 * Every way in which a seat loses its session or ends. All but {@link #remove} are in memory and never block; all are
 * idempotent, since a lost session is reported more than once.
 */
@Service
public class Departures {

    private final Seats seats;
    private final Deadlines deadlines;
    private final MembershipSettings settings;
    private final MembershipRecorder recorder;
    private final RoomService rooms;
    private final Moderation moderation;
    private final Door door;
    private final ApplicationEventPublisher events;

    Departures(
            Seats seats,
            Deadlines deadlines,
            MembershipSettings settings,
            MembershipRecorder recorder,
            RoomService rooms,
            Moderation moderation,
            Door door,
            ApplicationEventPublisher events) {
        this.seats = seats;
        this.deadlines = deadlines;
        this.settings = settings;
        this.recorder = recorder;
        this.rooms = rooms;
        this.moderation = moderation;
        this.door = door;
        this.events = events;
    }

    /** The session is lost. A joined seat is kept for its grace; one that has not joined ends. */
    public void disconnected(ParticipantId id, String sessionId) {
        inSeat(id, (seat, live) -> {
            if (!sessionId.equals(seat.sessionId)) {
                return;
            }
            seat.sessionId = null;
            seat.sessionJoined = false;
            events.publishEvent(new SessionLost(id));
            if (!seat.isSeated()) {
                end(seat, LeaveReason.LEFT, null);
            } else if (seat.connection() == Connection.CONNECTED) {
                seat.become(Connection.RECONNECTING);
                deadlines.set(seat, settings.reconnectGrace());
                events.publishEvent(new ParticipantUpdated(seat.room(), seat.participant(), false));
                door.tellIfAnybodyWaits(live);
            }
        });
    }

    /**
     * The page says that it is closing. A word of an older incarnation is passed over: it was overtaken by the reload.
     * A seat that has not joined ends: nobody could take it again.
     */
    public void away(ParticipantId id, int incarnation) {
        inSeat(id, (seat, live) -> {
            if (!seat.isSeated()) {
                end(seat, LeaveReason.LEFT, ProblemCode.SEAT_EXPIRED);
            } else if (seat.incarnation() == incarnation && seat.connection() != Connection.GONE) {
                seat.become(Connection.GONE);
                deadlines.set(seat, settings.awayGrace());
                events.publishEvent(new ParticipantUpdated(seat.room(), seat.participant(), false));
                door.tellIfAnybodyWaits(live);
            }
        });
    }

    /** The participant leaves for good; its session is closed. */
    public void leave(ParticipantId id, String sessionId) {
        inSeat(id, (seat, live) -> {
            if (sessionId.equals(seat.sessionId)) {
                end(seat, LeaveReason.LEFT, ProblemCode.SEAT_EXPIRED);
            }
        });
    }

    /**
     * Removes a participant and bans its user from the room, with all its other participants there. Writes to the
     * database first: from then on nothing lets that user in again.
     *
     * @return false when there is no such participant in the room
     */
    public boolean remove(RoomCode code, ParticipantId id) {
        Optional<Seat> target = seatedIn(code, id);
        target.ifPresent(seat -> {
            rooms.ban(code, seat.user());
            endAll(seat.user(), code, LeaveReason.REMOVED, ProblemCode.REMOVED);
        });
        return target.isPresent();
    }

    /**
     * Removes a participant and keeps its user out, with all its other participants there, until a host comes or the
     * room is empty: as much as one who only stands in may do.
     *
     * @return false when there is no such participant in the room
     * @throws ProblemException {@code forbidden} when the moderator is none any more
     */
    public boolean sendAway(Seat moderator, ParticipantId id) {
        return seats.inRoom(moderator.room(), live -> {
            if (!moderator.isSeated() || !moderator.standsIn()) {
                throw new ProblemException(ProblemCode.FORBIDDEN);
            }
            Optional<Seat> target = seatedIn(moderator.room(), id);
            if (target.isEmpty()) {
                return false;
            }
            UserId user = target.get().user();
            live.keepOut(user);
            live.seats().stream()
                    .filter(seat -> seat.user().equals(user))
                    .forEach(seat -> end(seat, LeaveReason.REMOVED, ProblemCode.REMOVED));
            return true;
        });
    }

    /** The user is no longer one: all its seats end, in every room. */
    void dismiss(UserId user) {
        endAll(user, null, LeaveReason.LEFT, ProblemCode.SIGNED_OUT);
    }

    /** The room has ended for everybody. */
    void closeRoom(RoomCode code, String reason) {
        seats.inRoomIfLive(code, live -> {
            events.publishEvent(new RoomClosed(code, reason));
            for (Seat seat : live.seats()) {
                finish(seat, LeaveReason.ROOM_ENDED, ProblemCode.ROOM_ENDED);
            }
            moderation.settle(live);
        });
    }

    /** Nobody was here for long but one: all its seats end, and the room stays. Needs the monitor of the room. */
    void abandon(RoomSeats live) {
        live.seats().stream()
                .filter(Seat::isSeated)
                .forEach(seat -> end(seat, LeaveReason.ABANDONED, ProblemCode.ABANDONED));
    }

    /** Ends the seats whose time is over. */
    void expire() {
        for (Seat late : deadlines.over()) {
            inSeat(late.id(), (seat, live) -> {
                if (deadlines.isOver(seat)) {
                    LeaveReason reason =
                            seat.connection() == Connection.GONE ? LeaveReason.CLOSED : LeaveReason.TIMEOUT;
                    end(seat, reason, ProblemCode.SEAT_EXPIRED);
                }
            });
        }
    }

    private Optional<Seat> seatedIn(RoomCode code, ParticipantId id) {
        return seats.find(id).filter(seat -> seat.room().equals(code) && seat.isSeated());
    }

    private void endAll(UserId user, @Nullable RoomCode only, LeaveReason reason, ProblemCode why) {
        for (Seat of : seats.of(user)) {
            if (only == null || of.room().equals(only)) {
                inSeat(of.id(), (seat, live) -> end(seat, reason, why));
            }
        }
    }

    /** Tells the room only when nobody can reach the seat any more. */
    private void end(Seat seat, LeaveReason reason, @Nullable ProblemCode why) {
        boolean seated = seat.isSeated();
        finish(seat, reason, why);
        if (seated) {
            events.publishEvent(new ParticipantLeft(seat.room(), seat.id(), reason));
            moderation.settle(seat.live);
        }
    }

    private void finish(Seat seat, LeaveReason reason, @Nullable ProblemCode why) {
        boolean stored = seat.isSeated() && !seat.restored;
        boolean waited = seat.live.isWaiting(seat);
        String sessionId = seat.sessionId;
        deadlines.clear(seat);
        seats.end(seat);
        if (waited) {
            door.tell(seat.live);
        }
        if (stored) {
            if (seat.talk.takeUnstored()) {
                recorder.talked(Map.of(seat.membershipId, seat.talk.seconds()));
            }
            recorder.left(seat.membershipId, reason);
        }
        if (sessionId != null && why != null) {
            events.publishEvent(new SessionDismissed(sessionId, why));
        }
    }

    private void inSeat(ParticipantId id, BiConsumer<Seat, RoomSeats> work) {
        seats.find(id)
                .ifPresent(seat -> seats.inRoomIfLive(seat.room(), live -> {
                    if (!seat.isEnded()) {
                        work.accept(seat, live);
                    }
                }));
    }
}
