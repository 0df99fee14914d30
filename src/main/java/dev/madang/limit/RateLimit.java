package dev.madang.limit;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.madang.problem.ProblemCode;
import dev.madang.problem.ProblemException;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import java.time.Duration;

/**
 * So many uses per key and period, given back evenly over the period. It remembers 50,000 keys: to push a
 * used-up key out, an attacker needs as many other addresses. Thread-safe.
 */
public final class RateLimit {

    private final int uses;
    private final Duration period;
    private final Cache<String, Bucket> buckets;

    public RateLimit(int uses, Duration period) {
        this.uses = uses;
        this.period = period;
        this.buckets = Caffeine.newBuilder()
                .maximumSize(50_000)
                .expireAfterAccess(period)
                .build();
    }

    /** @throws ProblemException {@code too-many-attempts}, with the time to the next free use */
    public void use(String key) {
        ConsumptionProbe probe = buckets.get(key, unused -> full()).tryConsumeAndReturnRemaining(1);
        if (!probe.isConsumed()) {
            throw new ProblemException(
                    ProblemCode.TOO_MANY_ATTEMPTS,
                    Duration.ofNanos(probe.getNanosToWaitForRefill()).plusSeconds(1));
        }
    }

    private Bucket full() {
        return Bucket.builder()
                .addLimit(limit -> limit.capacity(uses).refillGreedy(uses, period))
                .build();
    }
}
