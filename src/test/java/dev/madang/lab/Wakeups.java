package dev.madang.lab;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/**
 * How long this machine takes to wake six threads one after the other, as many as a message passes on its way. While
 * others use the machine, no server is quicker than this. Looked at only during quiet work, for a load under test would
 * else excuse itself.
 */
public final class Wakeups implements AutoCloseable {

    private static final int THREADS = 6;
    private static final Duration INTERVAL = Duration.ofMillis(20);

    private final ConcurrentLinkedQueue<Double> delays = new ConcurrentLinkedQueue<>();
    private volatile boolean closed;
    private volatile long quietSince = Long.MAX_VALUE;

    public Wakeups() {
        BlockingQueue<Long> first = new LinkedBlockingQueue<>();
        Daemons.run("wakeups", () -> beat(first));
        BlockingQueue<Long> next = first;
        for (int i = 1; i < THREADS; i++) {
            BlockingQueue<Long> from = next;
            BlockingQueue<Long> to = new LinkedBlockingQueue<>();
            Daemons.run("wakeups", () -> pass(from, to));
            next = to;
        }
        BlockingQueue<Long> last = next;
        Daemons.run("wakeups", () -> note(last));
    }

    /** Does this work, which no load disturbs, and looks at the machine meanwhile. */
    public <T> T duringQuiet(Supplier<T> work) {
        quietSince = System.nanoTime();
        try {
            return work.get();
        } finally {
            quietSince = Long.MAX_VALUE;
        }
    }

    /** The slowest of a hundred during quiet work, in milliseconds. */
    public double p99() {
        return Figures.percentile(List.copyOf(delays), 0.99);
    }

    @Override
    public void close() {
        closed = true;
    }

    private void beat(BlockingQueue<Long> first) {
        while (!closed) {
            first.add(System.nanoTime());
            LockSupport.parkNanos(INTERVAL.toNanos());
        }
        first.add(Long.MAX_VALUE);
    }

    private static void pass(BlockingQueue<Long> from, BlockingQueue<Long> to) {
        long sent = 0;
        while (sent != Long.MAX_VALUE) {
            sent = take(from);
            to.add(sent);
        }
    }

    private void note(BlockingQueue<Long> last) {
        for (long sent = take(last); sent != Long.MAX_VALUE; sent = take(last)) {
            if (sent >= quietSince) {
                delays.add((System.nanoTime() - sent) / (double) TimeUnit.MILLISECONDS.toNanos(1));
            }
        }
    }

    private static long take(BlockingQueue<Long> queue) {
        try {
            return queue.take();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
