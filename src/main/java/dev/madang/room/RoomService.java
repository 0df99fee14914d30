package dev.madang.room;

import dev.madang.problem.ProblemCode;
import dev.madang.problem.ProblemException;
import dev.madang.user.UserId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.data.domain.Limit;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What other modules may ask of a room. Every call goes to the database. Thread-safe. */
@Service
public class RoomService {

    /** Finer than this it does not matter when a room was used last. */
    private static final Duration USED_INTERVAL = Duration.ofHours(1);

    private final RoomRepository rooms;
    private final RoomHostRepository hosts;
    private final RoomBanRepository bans;
    private final RoomPeople people;
    private final Passcodes passcodes;
    private final ApplicationEventPublisher events;
    private final Clock clock;
    private final Duration planGrace;

    RoomService(
            RoomRepository rooms,
            RoomHostRepository hosts,
            RoomBanRepository bans,
            RoomPeople people,
            Passcodes passcodes,
            ApplicationEventPublisher events,
            Clock clock,
            RoomSettings settings) {
        this.rooms = rooms;
        this.hosts = hosts;
        this.bans = bans;
        this.people = people;
        this.passcodes = passcodes;
        this.events = events;
        this.clock = clock;
        this.planGrace = settings.planGrace();
    }

    /** Also a room that has ended, so that this can be told. */
    @Transactional(readOnly = true)
    public Optional<RoomDetails> find(RoomCode code) {
        return rooms.findById(code.value()).map(Room::details);
    }

    /**
     * The same by a code as somebody gave it.
     *
     * @throws ProblemException {@code room-unknown}
     */
    @Transactional(readOnly = true)
    public RoomDetails existing(String code) {
        return RoomCode.parse(code)
                .flatMap(this::find)
                .orElseThrow(() -> new ProblemException(ProblemCode.ROOM_UNKNOWN));
    }

    /** The newest open rooms, listed or not. */
    @Transactional(readOnly = true)
    public List<RoomDetails> newestOpen(int limit) {
        return rooms.findByStateOrderByCreatedAtDesc(RoomState.OPEN, Limit.of(limit)).stream()
                .map(Room::details)
                .toList();
    }

    /** Also of a room that has ended; empty when there is none. */
    @Transactional(readOnly = true)
    public Optional<Entrance> entrance(RoomCode code, UserId user) {
        return rooms.entrance(code.value(), user.value());
    }

    /** The same of a room that is known as it is now. */
    public Entrance entrance(RoomDetails room, UserId user) {
        return people.entrance(room, user);
    }

    public boolean isHost(RoomCode code, UserId user) {
        return hosts.existsById(RoomUserKey.of(code, user));
    }

    /**
     * True also where no passcode is asked for. Takes about 0.1 s of CPU on purpose, unless the right one was seen since
     * the start.
     *
     * @throws ProblemException {@code busy} when too many others are hashed
     */
    public boolean passcodeMatches(RoomCode code, String passcode) {
        return rooms.findById(code.value())
                .map(room -> room.passcodeHash() == null || passcodes.matches(passcode, room.passcodeHash()))
                .orElse(false);
    }

    public boolean isBanned(RoomCode code, UserId user) {
        return bans.existsById(RoomUserKey.of(code, user));
    }

    /** Idempotent. Keeps this user out from now on, and is the end of being a host; who is present must be removed by the caller. */
    @Transactional
    public void ban(RoomCode code, UserId user) {
        RoomUserKey key = RoomUserKey.of(code, user);
        bans.save(new RoomBan(key, clock.instant()));
        hosts.deleteById(key);
    }

    /** Idempotent: only the first call publishes {@link RoomEnded}. A room that is unknown is left alone. */
    @Transactional
    public void end(RoomCode code, String reason) {
        rooms.hold(code.value())
                .filter(room -> room.end(clock.instant()))
                .ifPresent(room -> events.publishEvent(new RoomEnded(code, reason)));
    }

    /** From now on these come in; who is in stays. The caller knows that it may. */
    @Transactional
    public void admit(RoomCode code, RoomEntry entry) {
        change(code, room -> room.admit(entry));
    }

    /** Gives or takes a right of everybody of whom nothing else was said. The caller knows that it may. */
    @Transactional
    public void allow(RoomCode code, Right right, boolean granted) {
        change(code, room -> room.allow(right, granted));
    }

    private void change(RoomCode code, Consumer<Room> change) {
        Room room = rooms.hold(code.value())
                .filter(Room::isOpen)
                .orElseThrow(() -> new ProblemException(ProblemCode.ROOM_ENDED));
        change.accept(room);
        events.publishEvent(new RoomUpdated(rooms.saveAndFlush(room).details()));
    }

    /** The same for a room whose time is over, unless it was given more meanwhile. */
    @Transactional
    public void endPlanned(RoomCode code) {
        Instant over = clock.instant().minus(planGrace);
        rooms.hold(code.value())
                .filter(room -> room.plan().isOver(over) && room.end(clock.instant()))
                .ifPresent(room -> events.publishEvent(new RoomEnded(code, "planned")));
    }

    /** How long after its planned end a room goes on. */
    public Duration planGrace() {
        return planGrace;
    }

    /** Somebody joined: the room lives on for as long as an unused room may. */
    @Transactional
    public void touched(RoomCode code) {
        Instant now = clock.instant();
        rooms.used(code.value(), now, now.minus(USED_INTERVAL));
    }
}
