package dev.madang.user;

import java.time.Clock;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Erases users who were not seen for long, a hundred at a time. */
@Component
class UnusedUsers {

    private static final Logger log = LoggerFactory.getLogger(UnusedUsers.class);

    private final UserRepository users;
    private final UserService service;
    private final UserSettings settings;
    private final Clock clock;

    UnusedUsers(UserRepository users, UserService service, UserSettings settings, Clock clock) {
        this.users = users;
        this.service = service;
        this.settings = settings;
        this.clock = clock;
    }

    @Scheduled(fixedDelay = 60, initialDelay = 5, timeUnit = TimeUnit.MINUTES)
    void erase() {
        int erased = 0;
        List<String> unused;
        do {
            unused = users.unusedSince(clock.instant().minus(settings.expiresAfter()));
            unused.forEach(id -> service.erase(new UserId(id)));
            erased += unused.size();
        } while (!unused.isEmpty());
        if (erased > 0) {
            log.info("Erased {} unused users", erased);
        }
    }
}
