package dev.madang.signaling;

import dev.madang.membership.ParticipantId;
import dev.madang.membership.Seat;
import dev.madang.membership.SeatEnded;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * The budget of each participant: the same as long as its seat is kept, over all its sessions, so that coming back buys
 * nothing. Thread-safe.
 */
@Component
class FrameBudgets {

    private final Map<ParticipantId, FrameBudget> budgets = new ConcurrentHashMap<>();
    private final SignalingSettings settings;

    FrameBudgets(SignalingSettings settings) {
        this.settings = settings;
    }

    /** For a seat that has ended meanwhile, one that nobody keeps. */
    FrameBudget of(Seat seat) {
        FrameBudget budget = budgets.computeIfAbsent(seat.id(), id -> new FrameBudget(settings.rate()));
        if (seat.isEnded()) {
            budgets.remove(seat.id(), budget);
        }
        return budget;
    }

    @EventListener
    void on(SeatEnded ended) {
        budgets.remove(ended.id());
    }
}
