package dev.madang.user;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Users by the hash of their token, for as long as a meeting takes: who loses the network in it comes back also while the
 * database is away. Loading and dropping one hash exclude each other, so what is dropped
 * after a commit cannot be put back by a load that began before it.
 */
@Component
class TokenCache {

    record Entry(AuthenticatedUser user, Instant lastSeenAt) {}

    private final Cache<String, Entry> users = Caffeine.newBuilder()
            .maximumSize(20_000)
            .expireAfterWrite(Duration.ofHours(6))
            .build();

    Optional<Entry> find(String hash, Function<String, @Nullable Entry> load) {
        return Optional.ofNullable(users.get(hash, load));
    }

    void drop(String hash) {
        users.invalidate(hash);
    }
}
