package dev.madang.limit;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.madang.problem.ProblemCode;
import dev.madang.problem.ProblemException;
import java.time.Duration;

/**
 * Shuts a key out for a whole period after too many failures, of which none is further from the next than
 * that period. Attempts while shut out do not prolong it. Bounded to 50,000 keys. Thread-safe.
 */
public final class FailureLimit {

    private final int failures;
    private final Duration period;
    private final Cache<String, Integer> counts;

    public FailureLimit(int failures, Duration period) {
        this.failures = failures;
        this.period = period;
        this.counts = Caffeine.newBuilder()
                .maximumSize(50_000)
                .expireAfterWrite(period)
                .build();
    }

    /**
     * Call before looking at what was sent. It counts as a failure until {@link #succeeded}, so that many
     * attempts at once cannot pass together.
     *
     * @throws ProblemException {@code too-many-attempts}
     */
    public void attempt(String key) {
        Integer count = counts.getIfPresent(key);
        if (count != null && count >= failures || counts.asMap().merge(key, 1, Integer::sum) > failures) {
            throw new ProblemException(ProblemCode.TOO_MANY_ATTEMPTS, left(key));
        }
    }

    public void succeeded(String key) {
        counts.invalidate(key);
    }

    private Duration left(String key) {
        return counts.policy()
                .expireAfterWrite()
                .flatMap(policy -> policy.ageOf(key))
                .map(period::minus)
                .orElse(period);
    }
}
