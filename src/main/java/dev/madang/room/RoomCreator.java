package dev.madang.room;

import dev.madang.limit.RateLimit;
import dev.madang.problem.ProblemCode;
import dev.madang.problem.ProblemException;
import dev.madang.user.RandomIds;
import dev.madang.user.UserId;
import dev.madang.user.UserService;
import java.time.Clock;
import java.time.Instant;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/** Creates rooms, as many as a user may have. */
@Service
class RoomCreator {

    /** A room as created, with the secret that makes others a host of it. */
    record Created(RoomDetails room, String hostSecret) {}

    private final RoomRepository rooms;
    private final RoomHostRepository hosts;
    private final UserService users;
    private final Passcodes passcodes;
    private final RelayChoice relay;
    private final ApplicationEventPublisher events;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private final int openPerUser;
    private final RateLimit creations;

    RoomCreator(
            RoomRepository rooms,
            RoomHostRepository hosts,
            UserService users,
            Passcodes passcodes,
            RelayChoice relay,
            ApplicationEventPublisher events,
            TransactionTemplate transaction,
            Clock clock,
            RoomSettings settings) {
        this.rooms = rooms;
        this.hosts = hosts;
        this.users = users;
        this.passcodes = passcodes;
        this.relay = relay;
        this.events = events;
        this.transaction = transaction;
        this.clock = clock;
        this.openPerUser = settings.openPerUser();
        this.creations = new RateLimit(settings.changes(), settings.changePeriod());
    }

    Created create(UserId creator, RoomCreation wanted) {
        creations.use(creator.value());
        relay.require(wanted.relayOnly());
        Plan plan = new Plan(PlannedTime.or(wanted.startsAt(), null), PlannedTime.or(wanted.endsAt(), null));
        plan.check(clock.instant(), new Plan(null, null));
        String passcode = wanted.passcode();
        String passcodeHash = passcode == null ? null : passcodes.hash(passcode, creator);
        String hostSecret = RandomIds.secret();
        return transaction.execute(status -> {
            users.hold(creator);
            if (rooms.countByCreatedByAndState(creator.value(), RoomState.OPEN) >= openPerUser) {
                throw new ProblemException(ProblemCode.TOO_MANY_ROOMS);
            }
            Instant now = clock.instant();
            RoomCode code = RoomCode.random();
            Room room = new Room(code, wanted.name(), creator.value(), RandomIds.hash(hostSecret), now);
            if (wanted.visibility() != null) {
                room.show(wanted.visibility());
            }
            if (wanted.capacity() != null) {
                room.resize(wanted.capacity());
            }
            if (wanted.entry() != null) {
                room.admit(wanted.entry());
            }
            room.relay(Boolean.TRUE.equals(wanted.relayOnly()));
            room.protect(passcodeHash);
            room.plan(plan);
            rooms.save(room);
            hosts.save(new RoomHost(RoomUserKey.of(code, creator), now));
            return new Created(room.details(), hostSecret);
        });
    }
}
