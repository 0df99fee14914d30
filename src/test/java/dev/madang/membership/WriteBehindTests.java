package dev.madang.membership;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.DataIntegrityViolationException;

class WriteBehindTests {

    private final WriteBehind writes = new WriteBehind();
    private final AtomicInteger tries = new AtomicInteger();
    private final AtomicBoolean next = new AtomicBoolean();

    @AfterEach
    void stop() throws InterruptedException {
        writes.destroy();
    }

    @Test
    void whatTheDatabaseRefusesHoldsUpNothing() {
        writes.add(() -> {
            tries.incrementAndGet();
            throw new DataIntegrityViolationException("a user that is gone");
        });
        writes.add(() -> next.set(true));
        await().untilTrue(next);
        assertThat(tries).hasValue(1);
    }

    @Test
    void waitsForADatabaseThatIsAway() {
        writes.add(() -> {
            if (tries.incrementAndGet() < 4) {
                throw new DataAccessResourceFailureException("away");
            }
        });
        writes.add(() -> next.set(true));
        await().untilTrue(next);
        assertThat(tries).hasValue(4);
    }
}
