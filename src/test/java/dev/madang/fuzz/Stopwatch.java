package dev.madang.fuzz;

import java.util.concurrent.TimeUnit;

/**
 * How long the slowest input took; told at the end. One that seems slow is tried again, so that a pause of the machine
 * does not count.
 */
public final class Stopwatch {

    static final String TOLD = "Slowest input, microseconds: ";

    private static final long SLOW_NANOS = TimeUnit.MILLISECONDS.toNanos(20);
    private static final int TRIES = 5;
    private static long slowest;

    static {
        Runtime.getRuntime()
                .addShutdownHook(new Thread(() -> System.err.println(TOLD + TimeUnit.NANOSECONDS.toMicros(slowest))));
    }

    private Stopwatch() {}

    public static void measure(Runnable work) {
        long nanos = nanosOf(work);
        for (int i = 1; i < TRIES && nanos > SLOW_NANOS; i++) {
            nanos = Math.min(nanos, nanosOf(work));
        }
        slowest = Math.max(slowest, nanos);
    }

    private static long nanosOf(Runnable work) {
        long began = System.nanoTime();
        work.run();
        return System.nanoTime() - began;
    }
}
