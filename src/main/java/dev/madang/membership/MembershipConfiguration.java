package dev.madang.membership;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class MembershipConfiguration {

    @Bean
    MonotonicClock monotonicClock() {
        return System::nanoTime;
    }
}
