package dev.madang.signaling;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import dev.madang.membership.ParticipantId;
import java.time.Duration;
import org.springframework.stereotype.Component;

/** The budget of each participant: the same over all its sessions, so that coming back buys nothing. */
@Component
class FrameBudgets {

    private static final int KEPT = 50_000;
    /** Long enough for every bucket of it to be full again. */
    private static final Duration FORGOTTEN_AFTER = Duration.ofMinutes(5);

    private final LoadingCache<ParticipantId, FrameBudget> budgets;

    FrameBudgets(SignalingSettings settings) {
        budgets = Caffeine.newBuilder()
                .maximumSize(KEPT)
                .expireAfterAccess(FORGOTTEN_AFTER)
                .build(participant -> new FrameBudget(settings.rate()));
    }

    FrameBudget of(ParticipantId participant) {
        return budgets.get(participant);
    }
}
