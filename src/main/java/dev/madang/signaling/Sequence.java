package dev.madang.signaling;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;
import org.springframework.core.task.TaskRejectedException;

/**
 * Pieces of work that are done one after the other, on a thread that is borrowed while there are any. Added by one thread
 * at a time, as the frames of a session come.
 */
final class Sequence {

    /** Beyond which no more is taken. */
    private static final int MAX_WAITING = 100;

    private final Queue<Runnable> waiting = new ArrayDeque<>();
    private boolean running;

    /**
     * Does the work when all that was added before is done.
     *
     * @param work must not throw
     * @throws TaskRejectedException when too much is waiting already
     */
    void add(Runnable work, Executor threads) {
        synchronized (this) {
            if (waiting.size() >= MAX_WAITING) {
                throw new TaskRejectedException("too much is waiting");
            }
            waiting.add(work);
            if (running) {
                return;
            }
            running = true;
        }
        try {
            threads.execute(this::run);
        } catch (TaskRejectedException full) {
            giveUp();
            throw full;
        }
    }

    /** Whether all that was added is done. */
    synchronized boolean isIdle() {
        return !running;
    }

    private void run() {
        for (Runnable next = next(); next != null; next = next()) {
            next.run();
        }
    }

    private synchronized @Nullable Runnable next() {
        Runnable next = waiting.poll();
        running = next != null;
        return next;
    }

    /** Only its own work is waiting: nobody adds to it while its one caller is here. */
    private synchronized void giveUp() {
        waiting.clear();
        running = false;
    }
}
