package dev.madang.room;

import dev.madang.limit.RateLimit;
import dev.madang.problem.ProblemCode;
import dev.madang.problem.ProblemException;
import dev.madang.user.RandomIds;
import dev.madang.user.UserId;
import dev.madang.user.UserService;
import java.time.Clock;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/** What a user does to rooms as their host. Passcodes are hashed before a transaction is begun. */
@Service
class HostedRooms {

    /** A room as created, with the secret that makes others a host of it. */
    record Created(RoomDetails room, String hostSecret) {}

    private final RoomRepository rooms;
    private final RoomHostRepository hosts;
    private final UserService users;
    private final Passcodes passcodes;
    private final ApplicationEventPublisher events;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private final RoomSettings settings;
    private final RateLimit changes;

    HostedRooms(
            RoomRepository rooms,
            RoomHostRepository hosts,
            UserService users,
            Passcodes passcodes,
            ApplicationEventPublisher events,
            TransactionTemplate transaction,
            Clock clock,
            RoomSettings settings) {
        this.rooms = rooms;
        this.hosts = hosts;
        this.users = users;
        this.passcodes = passcodes;
        this.events = events;
        this.transaction = transaction;
        this.clock = clock;
        this.settings = settings;
        this.changes = new RateLimit(settings.changes(), settings.changePeriod());
    }

    Created create(UserId creator, RoomCreation wanted) {
        changes.use(creator.value());
        String passcodeHash = hash(wanted.passcode());
        String hostSecret = RandomIds.secret();
        return transaction.execute(status -> {
            users.hold(creator);
            if (rooms.countByCreatedByAndState(creator.value(), RoomState.OPEN) >= settings.openPerUser()) {
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
            room.protect(passcodeHash);
            rooms.save(room);
            hosts.save(new RoomHost(RoomUserKey.of(code, creator), now));
            events.publishEvent(new RoomOpened(code));
            return new Created(room.details(), hostSecret);
        });
    }

    RoomDetails change(RoomCode code, UserId host, RoomChange wanted) {
        String passcode = wanted.passcode();
        String passcodeHash = null;
        if (passcode != null && !passcode.isEmpty()) {
            requireHost(code, host);
            changes.use(host.value());
            passcodeHash = hash(passcode);
        }
        String newHash = passcodeHash;
        return transaction.execute(status -> {
            Room room = openAsHost(code, host);
            if (wanted.name() != null) {
                room.rename(wanted.name());
            }
            if (wanted.visibility() != null) {
                room.show(wanted.visibility());
            }
            if (wanted.capacity() != null) {
                room.resize(wanted.capacity());
            }
            if (passcode != null) {
                room.protect(newHash);
            }
            events.publishEvent(new RoomUpdated(room.details()));
            return room.details();
        });
    }

    void end(RoomCode code, UserId host) {
        transaction.executeWithoutResult(status -> {
            openAsHost(code, host).end(clock.instant());
            events.publishEvent(new RoomEnded(code, "ended"));
        });
    }

    void claim(RoomCode code, UserId user, String secret) {
        transaction.executeWithoutResult(status -> {
            Room room = open(code);
            if (!RandomIds.matches(secret, room.hostSecretHash())) {
                throw new ProblemException(ProblemCode.HOST_SECRET_WRONG);
            }
            users.hold(user);
            RoomUserKey key = RoomUserKey.of(code, user);
            if (!hosts.existsById(key)) {
                hosts.save(new RoomHost(key, clock.instant()));
                events.publishEvent(new HostClaimed(code, user));
            }
        });
    }

    private Room openAsHost(RoomCode code, UserId host) {
        requireHost(code, host);
        return open(code);
    }

    private void requireHost(RoomCode code, UserId host) {
        if (!hosts.existsById(RoomUserKey.of(code, host))) {
            throw new ProblemException(
                    rooms.existsById(code.value()) ? ProblemCode.FORBIDDEN : ProblemCode.ROOM_UNKNOWN);
        }
    }

    private Room open(RoomCode code) {
        Room room = rooms.hold(code.value()).orElseThrow(() -> new ProblemException(ProblemCode.ROOM_UNKNOWN));
        if (!room.isOpen()) {
            throw new ProblemException(ProblemCode.ROOM_ENDED);
        }
        return room;
    }

    private @Nullable String hash(@Nullable String passcode) {
        return passcode == null ? null : passcodes.hash(passcode);
    }
}
