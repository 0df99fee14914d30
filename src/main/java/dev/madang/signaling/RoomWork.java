package dev.madang.signaling;

import java.util.concurrent.ThreadPoolExecutor;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.core.task.TaskRejectedException;
import org.springframework.scheduling.concurrent.ThreadPoolTaskExecutor;
import org.springframework.stereotype.Component;

/**
 * The threads for what asks the database: CONNECT, first joins, moderation; and others for joins with a passcode, which
 * may wait for a hash that takes long on purpose, so that guesses hold up nothing but guesses. Bounded; full means
 * {@code busy}, and signals never wait behind it.
 */
@Component
class RoomWork implements DisposableBean {

    private static final int THREADS = 8;
    private static final int QUEUE = 1_000;

    private final ThreadPoolTaskExecutor plain = pool("room-work-");
    private final ThreadPoolTaskExecutor hashing = pool("passcodes-");

    /**
     * Runs the work soon.
     *
     * @throws TaskRejectedException when too much is waiting already
     */
    void execute(Runnable work) {
        plain.execute(work);
    }

    /**
     * The same for a join.
     *
     * @throws TaskRejectedException when too much is waiting already
     */
    void execute(boolean withPasscode, Runnable join) {
        (withPasscode ? hashing : plain).execute(join);
    }

    @Override
    public void destroy() {
        plain.shutdown();
        hashing.shutdown();
    }

    private static ThreadPoolTaskExecutor pool(String name) {
        ThreadPoolTaskExecutor pool = new ThreadPoolTaskExecutor();
        pool.setThreadNamePrefix(name);
        pool.setCorePoolSize(THREADS);
        pool.setMaxPoolSize(THREADS);
        pool.setQueueCapacity(QUEUE);
        pool.setRejectedExecutionHandler(new ThreadPoolExecutor.AbortPolicy());
        pool.initialize();
        return pool;
    }
}
