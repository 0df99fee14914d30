package dev.madang.signaling;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import dev.madang.membership.ParticipantId;
import io.github.bucket4j.Bucket;
import java.time.Duration;
import org.springframework.stereotype.Component;

/** How many frames each participant may still send: the same over all its sessions, so that coming back buys none. */
@Component
class FrameBudgets {

    private static final int KEPT = 50_000;
    private static final Duration FORGOTTEN_AFTER = Duration.ofMinutes(5);

    private final LoadingCache<ParticipantId, Bucket> buckets;

    FrameBudgets(SignalingSettings settings) {
        buckets = Caffeine.newBuilder()
                .maximumSize(KEPT)
                .expireAfterAccess(FORGOTTEN_AFTER)
                .build(participant -> bucket(settings.rate()));
    }

    Bucket of(ParticipantId participant) {
        return buckets.get(participant);
    }

    static Bucket bucket(SignalingSettings.Rate rate) {
        return Bucket.builder()
                .addLimit(limit -> limit.capacity(rate.burst()).refillGreedy(rate.perSecond(), Duration.ofSeconds(1)))
                .build();
    }
}
