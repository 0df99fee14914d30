package dev.madang.signaling;

import java.util.concurrent.ThreadPoolExecutor;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.core.task.TaskRejectedException;
import org.springframework.scheduling.concurrent.ThreadPoolTaskExecutor;
import org.springframework.stereotype.Component;

/**
 * The threads for what asks the database: CONNECT and first joins; others for joins with a passcode, which may wait for
 * a hash that takes long on purpose, so that guesses hold up nothing but guesses; and others for moderation, of which
 * one may do much at once. Bounded; full means {@code busy}, and signals never wait behind it.
 */
@Component
class RoomWork implements DisposableBean {

    private static final int THREADS = 8;
    private static final int MODERATING_THREADS = 2;
    private static final int QUEUE = 1_000;

    private final ThreadPoolTaskExecutor plain = pool("room-work-", THREADS);
    private final ThreadPoolTaskExecutor hashing = pool("passcodes-", THREADS);
    private final ThreadPoolTaskExecutor moderating = pool("moderation-", MODERATING_THREADS);

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

    /**
     * The same for what moderators do.
     *
     * @throws TaskRejectedException when too much is waiting already
     */
    void moderate(Runnable deed) {
        moderating.execute(deed);
    }

    @Override
    public void destroy() {
        moderating.shutdown();
        plain.shutdown();
        hashing.shutdown();
    }

    private static ThreadPoolTaskExecutor pool(String name, int threads) {
        ThreadPoolTaskExecutor pool = new ThreadPoolTaskExecutor();
        pool.setThreadNamePrefix(name);
        pool.setCorePoolSize(threads);
        pool.setMaxPoolSize(threads);
        pool.setQueueCapacity(QUEUE);
        pool.setRejectedExecutionHandler(new ThreadPoolExecutor.AbortPolicy());
        pool.initialize();
        return pool;
    }
}
