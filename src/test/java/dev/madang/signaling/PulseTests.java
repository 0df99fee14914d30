package dev.madang.signaling;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class PulseTests {

    private static final long LOOK = TimeUnit.SECONDS.toNanos(1);

    private final Pulse pulse = new Pulse();

    @Test
    void nobodyIsSilentOrWaitedForBeforeConnected() {
        long later = System.nanoTime() + TimeUnit.HOURS.toNanos(1);
        assertThat(pulse.isBeatDue(later, LOOK)).isFalse();
        assertThat(pulse.isSilent(later)).isFalse();
    }

    @Test
    void beatsBeforeTheReaderMissesIt() {
        pulse.agree(5_000, 15_000);
        pulse.sent();
        long now = System.nanoTime();
        assertThat(pulse.isBeatDue(now + TimeUnit.MILLISECONDS.toNanos(3_900), LOOK))
                .isFalse();
        assertThat(pulse.isBeatDue(now + TimeUnit.MILLISECONDS.toNanos(4_100), LOOK))
                .as("the next look would be late")
                .isTrue();
    }

    @Test
    void endsWhoWasSilentForLongerThanAgreed() {
        pulse.agree(5_000, 15_000);
        pulse.read();
        long now = System.nanoTime();
        assertThat(pulse.isSilent(now + TimeUnit.MILLISECONDS.toNanos(14_900))).isFalse();
        assertThat(pulse.isSilent(now + TimeUnit.MILLISECONDS.toNanos(15_100))).isTrue();
    }

    @Test
    void whoSendsNoHeartBeatsIsNeverSilent() {
        pulse.agree(5_000, 0);
        assertThat(pulse.isSilent(System.nanoTime() + TimeUnit.HOURS.toNanos(1)))
                .isFalse();
    }
}
