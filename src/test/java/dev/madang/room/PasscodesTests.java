package dev.madang.room;

import static org.assertj.core.api.Assertions.assertThat;

import dev.madang.user.UserId;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.security.crypto.password.PasswordEncoder;

class PasscodesTests {

    private static final RoomSettings SETTINGS =
            new RoomSettings(20, Duration.ofDays(30), Duration.ZERO, Duration.ZERO, 1_000, Duration.ofMinutes(10));

    /** Counts, and is as slow as the real one. */
    private static final class Slow implements PasswordEncoder {

        private final AtomicInteger hashed = new AtomicInteger();
        private final AtomicInteger now = new AtomicInteger();
        private final AtomicInteger most = new AtomicInteger();

        @Override
        public String encode(@Nullable CharSequence text) {
            return work("hash of " + text);
        }

        @Override
        public boolean matches(@Nullable CharSequence text, @Nullable String hash) {
            return work("hash of " + text).equals(hash);
        }

        private String work(String result) {
            hashed.incrementAndGet();
            most.accumulateAndGet(now.incrementAndGet(), Math::max);
            Thread.yield();
            now.decrementAndGet();
            return result;
        }
    }

    private final Slow slow = new Slow();
    private final Passcodes passcodes = new Passcodes(slow, SETTINGS);

    @Test
    void whatWasSetIsKnownWithoutHashingRightOrWrong() {
        String hash = passcodes.hash("1234", new UserId("host"));
        for (int i = 0; i < 1_000; i++) {
            assertThat(passcodes.matches("1234", hash)).isTrue();
            assertThat(passcodes.matches("guess" + i, hash)).isFalse();
        }
        assertThat(slow.hashed).hasValue(1);
    }

    @Test
    void whatWasSetBeforeTheStartIsHashedUntilItWasRightOnce() {
        String hash = "hash of 1234";
        assertThat(passcodes.matches("guess", hash)).isFalse();
        assertThat(passcodes.matches("1234", hash)).isTrue();
        assertThat(slow.hashed).hasValue(2);
        assertThat(passcodes.matches("1234", hash)).isTrue();
        assertThat(passcodes.matches("guess", hash)).isFalse();
        assertThat(slow.hashed).hasValue(2);
    }

    @Test
    void hashingTakesHalfOfTheProcessorsAtMost() {
        IntStream.range(0, 1_000).parallel().forEach(i -> passcodes.matches("guess", "hash of " + i));
        assertThat(slow.most.get())
                .isBetween(1, Math.max(1, Runtime.getRuntime().availableProcessors() / 2));
    }
}
