package dev.madang.transport;

import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/** Threads for closing sessions: a reader that does not read makes even its close wait. */
@Component
class Closing implements DisposableBean {

    /** How long a last message has to get out. */
    static final Duration LAST_MESSAGE = Duration.ofSeconds(2);

    private static final int THREADS = 8;

    private final ScheduledThreadPoolExecutor executor = new ScheduledThreadPoolExecutor(THREADS, work -> {
        Thread thread = new Thread(work, "closing");
        thread.setDaemon(true);
        return thread;
    });

    Closing() {
        executor.setRemoveOnCancelPolicy(true);
    }

    void now(Runnable close) {
        executor.execute(close);
    }

    void later(Runnable close) {
        after(LAST_MESSAGE, close);
    }

    /** Until it has run or is cancelled, it holds what it is about. */
    Future<?> after(Duration delay, Runnable check) {
        return executor.schedule(check, delay.toMillis(), TimeUnit.MILLISECONDS);
    }

    @Override
    public void destroy() {
        executor.shutdownNow();
    }
}
