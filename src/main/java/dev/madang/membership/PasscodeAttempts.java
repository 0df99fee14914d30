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
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Bounds how many passcodes can be tried: by one user, and against one room by all users together. */
@Component
class PasscodeAttempts {

    private static final int KEPT = 100_000;
    private static final Duration USER_WINDOW = Duration.ofMinutes(30);
    private static final Duration ROOM_WINDOW = Duration.ofHours(1);

    private record Guesser(RoomCode room, UserId user) {}

    private final RoomService rooms;
    private final LoadingCache<Guesser, Bucket> byUser;
    private final LoadingCache<RoomCode, Bucket> byRoom;

    PasscodeAttempts(RoomService rooms, MembershipSettings settings) {
        this.rooms = rooms;
        this.byUser = buckets(settings.passcodeAttemptsPerUser(), USER_WINDOW);
        this.byRoom = buckets(settings.passcodeAttemptsPerRoom(), ROOM_WINDOW);
    }

    /**
     * Compares the passcode; only wrong ones count.
     *
     * @throws ProblemException {@code passcode-required}, {@code passcode-wrong} or {@code too-many-attempts}
     */
    void check(RoomCode code, UserId user, @Nullable String passcode) {
        if (passcode == null || passcode.isEmpty()) {
            throw new ProblemException(ProblemCode.PASSCODE_REQUIRED);
        }
        Bucket own = byUser.get(new Guesser(code, user));
        Bucket all = byRoom.get(code);
        take(own);
        try {
            take(all);
        } catch (ProblemException full) {
            own.addTokens(1);
            throw full;
        }
        if (!rooms.passcodeMatches(code, passcode)) {
            throw new ProblemException(ProblemCode.PASSCODE_WRONG);
        }
        own.addTokens(1);
        all.addTokens(1);
    }

    private static void take(Bucket bucket) {
        if (!bucket.tryConsume(1)) {
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
