package dev.madang.transport;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/** Threads for closing sessions: a reader that does not read makes even its close wait. */
@Component
class Closing implements DisposableBean {

    /** How long a last message has to get out. */
    static final Duration LAST_MESSAGE = Duration.ofSeconds(2);

    private static final int THREADS = 8;

    private final ScheduledExecutorService executor = Executors.newScheduledThreadPool(THREADS, work -> {
        Thread thread = new Thread(work, "closing");
        thread.setDaemon(true);
        return thread;
    });

    void now(Runnable close) {
        executor.execute(close);
    }

    void later(Runnable close) {
        after(LAST_MESSAGE, close);
    }

    void after(Duration delay, Runnable check) {
        executor.schedule(check, delay.toMillis(), TimeUnit.MILLISECONDS);
    }

    @Override
    public void destroy() {
        executor.shutdownNow();
    }
}
