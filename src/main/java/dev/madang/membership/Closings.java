package dev.madang.membership;

import dev.madang.room.RoomCode;
import dev.madang.room.RoomService;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;

/**
 * Warns a meeting that is about to end by itself, and ends one that somebody has forgotten. A plan goes by the clock on
 * the wall, how long somebody is alone by the one that never jumps. In memory, never blocks, thread-safe.
 */
@Service
public class Closings {

    /** What is known of a room with somebody in it; guarded by the monitor of the room. */
    private static final class Watch {
        boolean alone;
        long aloneSince;

        @Nullable
        Closing told;
    }

    private final Map<RoomCode, Watch> watches = new ConcurrentHashMap<>();
    private final Seats seats;
    private final Departures departures;
    private final RoomService rooms;
    private final MembershipSettings settings;
    private final MonotonicClock monotonic;
    private final Clock clock;
    private final ApplicationEventPublisher events;

    Closings(
            Seats seats,
            Departures departures,
            RoomService rooms,
            MembershipSettings settings,
            MonotonicClock monotonic,
            Clock clock,
            ApplicationEventPublisher events) {
        this.seats = seats;
        this.departures = departures;
        this.rooms = rooms;
        this.settings = settings;
        this.monotonic = monotonic;
        this.clock = clock;
        this.events = events;
    }

    /** What the room was told last. */
    public Optional<Closing> of(RoomCode code) {
        return Optional.ofNullable(watches.get(code)).map(watch -> watch.told);
    }

    /** Somebody in the room is still there: being alone counts anew. */
    public void stay(Seat seat) {
        if (seat.isSeated()) {
            countAnew(seat.room());
        }
    }

    /** Also where the one before has left since the last look. */
    @EventListener
    void on(ParticipantJoined joined) {
        countAnew(joined.room());
    }

    @Scheduled(fixedDelayString = "${madang.membership.closing-sweep:1s}")
    void look() {
        for (RoomSeats room : seats.rooms()) {
            seats.inRoomIfLive(room.code(), this::look);
        }
    }

    @EventListener
    void on(RoomEmptied emptied) {
        watches.remove(emptied.room());
    }

    private void countAnew(RoomCode room) {
        seats.inRoomIfLive(room, live -> {
            Watch watch = watches.get(room);
            if (watch != null) {
                watch.alone = false;
                look(live);
            }
        });
    }

    private void look(RoomSeats live) {
        long people = live.seats().stream()
                .filter(Seat::isSeated)
                .map(Seat::user)
                .distinct()
                .count();
        if (people == 0) {
            // Somebody may still be at the door; who comes next is not the one who was alone.
            watches.remove(live.code());
            return;
        }
        Watch watch = watches.computeIfAbsent(live.code(), code -> new Watch());
        if (people > 1) {
            watch.alone = false;
        } else if (!watch.alone) {
            watch.alone = true;
            watch.aloneSince = monotonic.nanos();
        }
        Duration left = left(watch);
        if (watch.alone && (left.isZero() || left.isNegative())) {
            departures.abandon(live);
            return;
        }
        Closing next = sooner(planned(live), watch.alone ? abandoned(watch, left) : null);
        if (!Objects.equals(next, watch.told)) {
            watch.told = next;
            events.publishEvent(new RoomClosing(live.code(), next));
        }
    }

    private Duration left(Watch watch) {
        return settings.abandonedAfter().minusNanos(monotonic.nanos() - watch.aloneSince);
    }

    private @Nullable Closing planned(RoomSeats live) {
        Instant endsAt = live.details() == null ? null : live.details().endsAt();
        if (endsAt == null) {
            return null;
        }
        Instant at = endsAt.plus(rooms.planGrace());
        boolean soon = !clock.instant().isBefore(at.minus(settings.closingWarning()));
        return soon ? new Closing(at, Closing.Reason.PLANNED) : null;
    }

    /** Told once: a second later the same moment would be told a little differently. */
    private @Nullable Closing abandoned(Watch watch, Duration left) {
        if (left.compareTo(settings.closingWarning()) > 0) {
            return null;
        }
        boolean known = watch.told != null && watch.told.reason() == Closing.Reason.ABANDONED;
        return known ? watch.told : new Closing(clock.instant().plus(left), Closing.Reason.ABANDONED);
    }

    private static @Nullable Closing sooner(@Nullable Closing one, @Nullable Closing other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return one.at().isBefore(other.at()) ? one : other;
    }
}
