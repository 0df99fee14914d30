package dev.madang.signaling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.madang.lab.Figures;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.util.unit.DataSize;

class FrameBudgetTests {

    private static final int OTHERS = 15;
    private static final int OFFER_BYTES = 10 * 1024;
    private static final int CANDIDATE_BYTES = 300;

    private static final SignalingSettings.Rate RATE = new Binder(new MapConfigurationPropertySource())
            .bindOrCreate("madang.signaling", SignalingSettings.class)
            .rate();

    /** Each candidate in a frame of its own, and everything in one moment: no client is as heavy, nor as quick. */
    @Test
    void neverLimitsWhoJoinsAFullRoom() {
        Random random = new Random(7);
        int limited = 0;
        int most = 0;
        for (int trial = 0; trial < 1_000; trial++) {
            List<Integer> frames = joinOfAFullRoom(random);
            FrameBudget budget = new FrameBudget(RATE);
            limited += frames.stream().allMatch(budget::takeFrame) ? 0 : 1;
            most = Math.max(
                    most, frames.stream().mapToInt(FrameBudgetTests::cost).sum());
        }
        Figures.record("S8", "joins into a room of 16 that were limited, of 1,000", limited, "0");
        Figures.record(
                "S8",
                "bytes of the heaviest of these joins",
                most,
                String.valueOf(RATE.burstSize().toBytes()));
        assertThat(limited).isZero();
    }

    @Test
    void boundsFramesAndBytesEachByItself() {
        FrameBudget small = new FrameBudget(RATE);
        int frames = 0;
        while (small.takeFrame(2)) {
            frames++;
        }
        FrameBudget large = new FrameBudget(RATE);
        long bytes = 0;
        while (large.takeFrame(FrameBody.MAX_BYTES)) {
            bytes += cost(FrameBody.MAX_BYTES);
        }
        // Both come back with time, so a slow machine lets a few more pass.
        assertThat(frames).isBetween(RATE.burst(), RATE.burst() + 10 * RATE.perSecond());
        assertThat(bytes)
                .isLessThanOrEqualTo(
                        RATE.burstSize().toBytes() + 10 * RATE.sizePerSecond().toBytes());
    }

    @Test
    void refusesABudgetThatTheLargestFrameWouldNeverPass() {
        assertThatThrownBy(
                        () -> new SignalingSettings.Rate(800, 30, DataSize.ofKilobytes(128), DataSize.ofKilobytes(1)))
                .hasMessageContaining("madang.signaling.rate.burst-size");
    }

    /** SUBSCRIBE twice, join, sync, and for each other an offer and up to 48 candidates; and the first reports. */
    private static List<Integer> joinOfAFullRoom(Random random) {
        List<Integer> frames = new ArrayList<>();
        for (int other = 0; other < OTHERS; other++) {
            frames.add(OFFER_BYTES - random.nextInt(1_024));
            int candidates = 48 - random.nextInt(4);
            for (int i = 0; i < candidates; i++) {
                frames.add(CANDIDATE_BYTES - random.nextInt(100));
            }
        }
        Collections.shuffle(frames, random);
        frames.addAll(0, List.of(0, 5_500, 0, 16));
        frames.addAll(List.of(60, 1_600, 1_600, 1_600));
        return frames;
    }

    private static int cost(int body) {
        return body + FrameBudget.OVERHEAD_BYTES;
    }
}
