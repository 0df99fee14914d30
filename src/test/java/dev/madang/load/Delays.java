package dev.madang.load;

import java.util.Arrays;

/** How long messages took; to the hundredth part from 0.01 ms up, without making garbage. */
final class Delays {

    private static final double GROWTH = Math.log(1.01);
    private static final double LEAST_NANOS = 10_000;

    private final long[] counts = new long[2_000];
    private long all;

    void add(long nanos) {
        int place = nanos <= LEAST_NANOS ? 0 : (int) (Math.log(nanos / LEAST_NANOS) / GROWTH);
        counts[Math.min(place, counts.length - 1)]++;
        all++;
    }

    /** @param share such as 0.99; returns milliseconds, 0 if there was nothing */
    double percentile(double share) {
        long before = 0;
        for (int i = 0; i < counts.length; i++) {
            before += counts[i];
            if (all > 0 && before >= share * all) {
                return LEAST_NANOS * Math.exp((i + 1) * GROWTH) / 1e6;
            }
        }
        return 0;
    }

    long count() {
        return all;
    }

    void clear() {
        Arrays.fill(counts, 0);
        all = 0;
    }
}
