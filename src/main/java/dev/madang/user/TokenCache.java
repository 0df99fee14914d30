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
 * Users by the hash of their token. Loading and dropping one hash exclude each other, so what is dropped
 * after a commit cannot be put back by a load that began before it.
 */
@Component
class TokenCache {

    record Entry(AuthenticatedUser user, Instant lastSeenAt) {}

    private final Cache<String, Entry> users = Caffeine.newBuilder()
            .maximumSize(20_000)
            .expireAfterWrite(Duration.ofMinutes(10))
            .build();

    Optional<Entry> find(String hash, Function<String, @Nullable Entry> load) {
        return Optional.ofNullable(users.get(hash, load));
    }

    void drop(String hash) {
        users.invalidate(hash);
    }
}
