package dev.madang.membership;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import dev.madang.problem.ProblemCode;
import dev.madang.problem.ProblemException;
import dev.madang.room.RoomCode;
import dev.madang.room.RoomService;
import dev.madang.user.UserId;
import io.github.bucket4j.Bucket;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Bounds how many passcodes can be tried in a room: by one user, from one address (a user costs nothing), and by all
 * together. The passcodes of a room are looked at one after the other, so that right ones which come at once, such as
 * those of a class, never use up the places of each other. Thread-safe; may wait for a hash.
 */
@Component
class PasscodeAttempts {

    private static final int KEPT = 100_000;
    private static final Duration OWN_WINDOW = Duration.ofMinutes(30);
    private static final Duration ROOM_WINDOW = Duration.ofHours(1);

    private record Guesser(RoomCode room, UserId user) {}

    private record Place(RoomCode room, String source) {}

    private final RoomService rooms;
    private final LoadingCache<Guesser, Bucket> byGuesser;
    private final LoadingCache<Place, Bucket> byPlace;
    private final LoadingCache<RoomCode, Bucket> byRoom;

    PasscodeAttempts(RoomService rooms, MembershipSettings settings) {
        this.rooms = rooms;
        this.byGuesser = buckets(settings.passcodeAttemptsPerUser(), OWN_WINDOW);
        this.byPlace = buckets(settings.passcodeAttemptsPerAddress(), OWN_WINDOW);
        this.byRoom = buckets(settings.passcodeAttemptsPerRoom(), ROOM_WINDOW);
    }

    /**
     * Compares the passcode; only wrong ones count.
     *
     * @param source one address, as limits count it
     * @throws ProblemException {@code passcode-required}, {@code passcode-wrong}, {@code too-many-attempts}, or
     *     {@code busy} when too many others are hashed
     */
    void check(RoomCode code, UserId user, String source, @Nullable String passcode) {
        if (passcode == null || passcode.isEmpty()) {
            throw new ProblemException(ProblemCode.PASSCODE_REQUIRED);
        }
        Bucket all = byRoom.get(code);
        Bucket own = byGuesser.get(new Guesser(code, user));
        Bucket near = byPlace.get(new Place(code, source));
        List<Bucket> counts = List.of(own, near, all);
        synchronized (all) {
            counts.forEach(PasscodeAttempts::requireOneLeft);
            if (!rooms.passcodeMatches(code, passcode)) {
                counts.forEach(count -> count.tryConsume(1));
                throw new ProblemException(ProblemCode.PASSCODE_WRONG);
            }
        }
    }

    private static void requireOneLeft(Bucket bucket) {
        if (bucket.getAvailableTokens() < 1) {
            long wait = bucket.estimateAbilityToConsume(1).getNanosToWaitForRefill();
            throw new ProblemException(ProblemCode.TOO_MANY_ATTEMPTS, Duration.ofNanos(wait));
        }
    }

    private static <K> LoadingCache<K, Bucket> buckets(int attempts, Duration window) {
        return Caffeine.newBuilder().maximumSize(KEPT).expireAfterAccess(window).build(key -> Bucket.builder()
                .addLimit(limit -> limit.capacity(attempts).refillGreedy(attempts, window))
                .build());
    }
}
