package dev.madang.soak;

import java.time.Duration;

/** How much of the full length is run: all of it, unless {@code -Dsoak.share=0.03} asks for less, to try a test. */
final class Share {

    private static final double SHARE = Double.parseDouble(System.getProperty("soak.share", "1"));

    private Share() {}

    static Duration of(Duration full) {
        return Duration.ofMillis((long) (full.toMillis() * SHARE));
    }

    /** At least two. */
    static int of(int full) {
        return Math.max(2, (int) (full * SHARE));
    }
}
