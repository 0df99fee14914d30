package dev.madang.signaling;

import java.util.concurrent.ThreadPoolExecutor;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.concurrent.ThreadPoolTaskExecutor;
import org.springframework.scheduling.concurrent.ThreadPoolTaskScheduler;

/**
 * The threads that carry signals: platform threads, bounded. When a queue is full its caller does the work, which
 * slows down who sends and keeps the order of each session.
 */
@Configuration(proxyBeanMethods = false)
class SignalingThreads {

    private static final int QUEUE = 10_000;
    private static final int SCHEDULER_THREADS = 4;

    @Bean
    ThreadPoolTaskExecutor signalsIn() {
        return pool("signals-in-");
    }

    @Bean
    ThreadPoolTaskExecutor signalsOut() {
        return pool("signals-out-");
    }

    /** For everything that is scheduled, and for the heart-beats of the broker. */
    @Bean
    ThreadPoolTaskScheduler taskScheduler() {
        ThreadPoolTaskScheduler scheduler = new ThreadPoolTaskScheduler();
        scheduler.setPoolSize(SCHEDULER_THREADS);
        scheduler.setThreadNamePrefix("scheduled-");
        return scheduler;
    }

    private static ThreadPoolTaskExecutor pool(String name) {
        int threads = 2 * Runtime.getRuntime().availableProcessors();
        ThreadPoolTaskExecutor pool = new ThreadPoolTaskExecutor();
        pool.setThreadNamePrefix(name);
        pool.setCorePoolSize(threads);
        pool.setMaxPoolSize(threads);
        pool.setQueueCapacity(QUEUE);
        pool.setRejectedExecutionHandler(new ThreadPoolExecutor.CallerRunsPolicy());
        return pool;
    }
}
