package dev.madang.signaling;

import java.util.concurrent.ThreadPoolExecutor;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.core.task.TaskRejectedException;
import org.springframework.scheduling.concurrent.ThreadPoolTaskExecutor;
import org.springframework.stereotype.Component;

/**
 * The threads for what asks the database or hashes: CONNECT, first joins, moderation. Bounded; full means
 * {@code busy}, and signals never wait behind it.
 */
@Component
class RoomWork implements DisposableBean {

    private static final int THREADS = 8;
    private static final int QUEUE = 1_000;

    private final ThreadPoolTaskExecutor executor = new ThreadPoolTaskExecutor();

    RoomWork() {
        executor.setThreadNamePrefix("room-work-");
        executor.setCorePoolSize(THREADS);
        executor.setMaxPoolSize(THREADS);
        executor.setQueueCapacity(QUEUE);
        executor.setRejectedExecutionHandler(new ThreadPoolExecutor.AbortPolicy());
        executor.initialize();
    }

    /**
     * Runs the work soon.
     *
     * @throws TaskRejectedException when too much is waiting already
     */
    void execute(Runnable work) {
        executor.execute(work);
    }

    @Override
    public void destroy() {
        executor.shutdown();
    }
}
