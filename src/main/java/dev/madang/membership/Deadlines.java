package dev.madang.membership;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/** The seats that end unless something happens in time. Setting and clearing need the monitor of the seat's room. */
@Component
class Deadlines {

    private final Set<Seat> waiting = ConcurrentHashMap.newKeySet();
    private final MonotonicClock clock;

    Deadlines(MonotonicClock clock) {
        this.clock = clock;
    }

    void set(Seat seat, Duration after) {
        seat.deadline = clock.nanos() + after.toNanos();
        waiting.add(seat);
    }

    void clear(Seat seat) {
        waiting.remove(seat);
    }

    boolean isSet(Seat seat) {
        return waiting.contains(seat);
    }

    boolean isOver(Seat seat) {
        return waiting.contains(seat) && seat.deadline - clock.nanos() <= 0;
    }

    /** Those whose time seems over; ask {@link #isOver} again under the room's monitor. */
    List<Seat> over() {
        return waiting.stream().filter(this::isOver).toList();
    }
}
