package dev.madang.room;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.madang.limit.RateLimit;
import dev.madang.problem.ProblemCode;
import dev.madang.problem.ProblemException;
import dev.madang.user.RandomIds;
import dev.madang.user.UserId;
import java.text.Normalizer;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;

/**
 * Hashes passcodes, slowly on purpose: never on a thread that carries signals, never in a transaction. Hashing takes
 * half of the processors at most. A passcode that was once right is known again without it, by a hash that is quick and
 * never leaves the memory, so that a class that comes at once hashes once, and so does who guesses. Thread-safe.
 */
@Component
class Passcodes {

    private static final int KEPT = 10_000;
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final PasswordEncoder encoder;
    private final RateLimit limit;
    private final Semaphore hashing =
            new Semaphore(Math.max(1, Runtime.getRuntime().availableProcessors() / 2), true);
    /** The quick hash of the right passcode, by its slow one. */
    private final Cache<String, String> known =
            Caffeine.newBuilder().maximumSize(KEPT).build();
    /** Of this run, in memory alone: it makes the quick hashes worthless to who sees them and not it. */
    private final String pepper = RandomIds.secret();

    Passcodes(PasswordEncoder encoder, RoomSettings settings) {
        this.encoder = encoder;
        this.limit = new RateLimit(settings.changes(), settings.changePeriod());
    }

    /**
     * @throws ProblemException {@code too-many-attempts} if this user sets too many, {@code busy} when too many others
     *     are hashed
     */
    String hash(String passcode, UserId by) {
        limit.use(by.value());
        String text = normalized(passcode);
        String hash = slowly(() -> Objects.requireNonNull(encoder.encode(text)));
        known.put(hash, quick(text));
        return hash;
    }

    /** @throws ProblemException {@code busy} when too many others are hashed */
    boolean matches(String passcode, String hash) {
        String text = normalized(passcode);
        String right = known.getIfPresent(hash);
        if (right != null) {
            return RandomIds.matches(pepper + text, right);
        }
        boolean matches = slowly(() -> encoder.matches(text, hash));
        if (matches) {
            known.put(hash, quick(text));
        }
        return matches;
    }

    private String quick(String text) {
        return RandomIds.hash(pepper + text);
    }

    private <T> T slowly(Supplier<T> work) {
        try {
            if (!hashing.tryAcquire(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new ProblemException(ProblemCode.BUSY, PATIENCE);
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new ProblemException(ProblemCode.BUSY, PATIENCE);
        }
        try {
            return work.get();
        } finally {
            hashing.release();
        }
    }

    /** The same Hangul is typed composed on one system and decomposed on another. */
    private static String normalized(String passcode) {
        return Normalizer.normalize(passcode, Normalizer.Form.NFC);
    }
}
