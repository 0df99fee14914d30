package dev.madang.room;

import dev.madang.limit.RateLimit;
import dev.madang.problem.ProblemCode;
import dev.madang.problem.ProblemException;
import dev.madang.user.RandomIds;
import dev.madang.user.UserId;
import dev.madang.user.UserService;
import java.time.Clock;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/** What a user does to rooms as their host. */
@Service
class HostedRooms {

    private final RoomRepository rooms;
    private final RoomHostRepository hosts;
    private final RoomBanRepository bans;
    private final UserService users;
    private final Passcodes passcodes;
    private final ApplicationEventPublisher events;
    private final TransactionTemplate transaction;
    private final Clock clock;
    /** Each is told to everybody inside, and some are written down. */
    private final RateLimit changes;

    HostedRooms(
            RoomRepository rooms,
            RoomHostRepository hosts,
            RoomBanRepository bans,
            UserService users,
            Passcodes passcodes,
            ApplicationEventPublisher events,
            TransactionTemplate transaction,
            Clock clock,
            RoomSettings settings) {
        this.rooms = rooms;
        this.hosts = hosts;
        this.bans = bans;
        this.users = users;
        this.passcodes = passcodes;
        this.events = events;
        this.transaction = transaction;
        this.clock = clock;
        this.changes = new RateLimit(settings.changes(), settings.changePeriod());
    }

    RoomDetails change(RoomCode code, UserId host, RoomChange wanted) {
        String passcode = wanted.passcode();
        requireHost(code, host);
        changes.use(host.value());
        String passcodeHash = passcode == null || passcode.isEmpty() ? null : passcodes.hash(passcode, host);
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
            if (wanted.entry() != null) {
                room.admit(wanted.entry());
                events.publishEvent(
                        new HostActed(code, host, "entry", wanted.entry().wire()));
            }
            if (passcode != null) {
                room.protect(passcodeHash);
                events.publishEvent(new HostActed(code, host, "passcode", passcode.isEmpty() ? "off" : "on"));
            }
            Plan before = room.plan();
            Plan plan = new Plan(
                    PlannedTime.or(wanted.startsAt(), before.startsAt()),
                    PlannedTime.or(wanted.endsAt(), before.endsAt()));
            plan.check(clock.instant(), before);
            room.plan(plan);
            RoomDetails changed = rooms.saveAndFlush(room).details();
            events.publishEvent(new RoomUpdated(changed));
            return changed;
        });
    }

    void end(RoomCode code, UserId host) {
        transaction.executeWithoutResult(status -> {
            openAsHost(code, host).end(clock.instant());
            events.publishEvent(new HostActed(code, host, "end", ""));
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
            if (bans.existsById(key)) {
                throw new ProblemException(ProblemCode.FORBIDDEN);
            }
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
}
