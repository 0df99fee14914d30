package dev.madang.membership;

import dev.madang.room.RoomCode;
import dev.madang.room.RoomDetails;
import dev.madang.room.RoomService;
import dev.madang.room.RoomState;
import dev.madang.user.UserId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Closes the memberships of a run that was killed, before the port accepts, and keeps their seats for those who come
 * back soon, with what was said of everybody in their rooms.
 */
@Component
class InterruptedMemberships implements SmartInitializingSingleton {

    private static final Logger log = LoggerFactory.getLogger(InterruptedMemberships.class);

    private final MembershipRepository memberships;
    private final TransactionTemplate transaction;
    private final Standings standings;
    private final RoomService rooms;
    private final Seats seats;
    private final Deadlines deadlines;
    private final MembershipSettings settings;
    private final MonotonicClock clock;

    InterruptedMemberships(
            MembershipRepository memberships,
            TransactionTemplate transaction,
            Standings standings,
            RoomService rooms,
            Seats seats,
            Deadlines deadlines,
            MembershipSettings settings,
            MonotonicClock clock) {
        this.memberships = memberships;
        this.transaction = transaction;
        this.standings = standings;
        this.rooms = rooms;
        this.seats = seats;
        this.deadlines = deadlines;
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    public void afterSingletonsInstantiated() {
        List<Membership> interrupted = transaction.execute(status -> {
            List<Membership> open = memberships.findOpen();
            open.forEach(Membership::interrupt);
            return open;
        });
        Map<RoomCode, List<RoomStanding>> before = standings.stored();
        for (Membership membership : interrupted) {
            RoomCode room = new RoomCode(membership.roomCode());
            keepSeat(membership, room, before.getOrDefault(room, List.of()));
        }
        before.keySet().stream().filter(room -> seats.room(room).isEmpty()).forEach(standings::forget);
        if (!interrupted.isEmpty()) {
            log.info("Kept {} seats of the run before for {}", interrupted.size(), settings.restartGrace());
        }
    }

    private void keepSeat(Membership membership, RoomCode code, List<RoomStanding> before) {
        String user = membership.userId();
        Optional<RoomDetails> room = rooms.find(code).filter(found -> found.state() == RoomState.OPEN);
        if (user == null
                || membership.resumeHash() == null
                || room.isEmpty()
                || rooms.isBanned(code, new UserId(user))) {
            return;
        }
        seats.inRoom(code, live -> {
            ParticipantId id = new ParticipantId(membership.participantId());
            Seat seat = new Seat(id, new UserId(user), live);
            seat.tokens = new ResumeTokens(id, membership.resumeHash(), membership.previousResumeHash());
            seat.membershipId = membership.id();
            live.describe(room.get());
            for (RoomStanding one : before) {
                live.stand(one.user(), one.standing());
                live.know(one.user());
            }
            live.know(seat.user());
            seat.restore(
                    membership.displayName(),
                    membership.role(),
                    membership.handOrder(),
                    membership.incarnation(),
                    membership.joinedAt());
            seat.talk.begin(membership.talkSeconds(), clock.nanos());
            seats.add(seat);
            if (membership.role() != Role.PARTICIPANT) {
                live.hostIsThere();
            }
            deadlines.set(seat, settings.restartGrace());
            return seat;
        });
    }
}
