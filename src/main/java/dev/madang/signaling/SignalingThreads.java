package dev.madang.signaling;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.concurrent.ThreadPoolTaskScheduler;

/** Threads for what is done at a certain time. */
@Configuration(proxyBeanMethods = false)
class SignalingThreads {

    private static final int SCHEDULER_THREADS = 4;

    /** For everything that is scheduled. */
    @Bean
    ThreadPoolTaskScheduler taskScheduler() {
        ThreadPoolTaskScheduler scheduler = new ThreadPoolTaskScheduler();
        scheduler.setPoolSize(SCHEDULER_THREADS);
        scheduler.setThreadNamePrefix("scheduled-");
        return scheduler;
    }
}
