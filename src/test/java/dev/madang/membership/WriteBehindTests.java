package dev.madang.membership;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.transaction.support.TransactionCallback;
import org.springframework.transaction.support.TransactionOperations;

class WriteBehindTests {

    private final WriteBehind writes = new WriteBehind(TransactionOperations.withoutTransaction());
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
        assertThat(tries.get())
                .as("with what came together with it, and by itself")
                .isBetween(1, 2);
    }

    @Test
    void anErrorEndsOneWriteAndNotTheWriter() {
        CountDownLatch busy = new CountDownLatch(1);
        List<Integer> written = new CopyOnWriteArrayList<>();
        writes.add(() -> await().until(() -> busy.getCount() == 0));
        writes.add(() -> written.add(1));
        writes.add(() -> {
            throw new OutOfMemoryError("as it were");
        });
        writes.add(() -> written.add(2));
        busy.countDown();
        await().until(() -> written.contains(2));
        assertThat(written).contains(1);
    }

    /** What waits while the writer is busy. */
    @Test
    void writesInOneTransactionWhatHasComeTogether() throws InterruptedException {
        AtomicInteger transactions = new AtomicInteger();
        WriteBehind counted = new WriteBehind(new Counting(transactions));
        CountDownLatch busy = new CountDownLatch(1);
        List<Integer> written = new CopyOnWriteArrayList<>();
        counted.add(() -> await().until(() -> busy.getCount() == 0));
        IntStream.range(0, 50).forEach(i -> counted.add(() -> written.add(i)));
        busy.countDown();
        await().until(() -> written.size() == 50);
        counted.destroy();
        assertThat(written).isSorted();
        assertThat(transactions.get()).isBetween(1, 2);
    }

    @Test
    void writesTheOthersWhenOneOfThemIsRefused() {
        CountDownLatch busy = new CountDownLatch(1);
        List<Integer> written = new CopyOnWriteArrayList<>();
        writes.add(() -> await().until(() -> busy.getCount() == 0));
        writes.add(() -> written.add(1));
        writes.add(() -> {
            throw new DataIntegrityViolationException("a user that is gone");
        });
        writes.add(() -> written.add(2));
        busy.countDown();
        await().until(() -> written.contains(2));
        assertThat(written).contains(1);
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

    @Test
    void whoWaitsHearsWhatCameOfIt() {
        assertThat(writes.store(() -> 7)).isEqualTo(7);
        assertThatThrownBy(() -> writes.store(() -> {
                    throw new DataIntegrityViolationException("a room that is gone");
                }))
                .isInstanceOf(DataIntegrityViolationException.class);
    }

    /** Its turn comes behind all that was said before. */
    @Test
    void whoWaitsIsStoredInItsTurn() {
        List<Integer> written = new CopyOnWriteArrayList<>();
        IntStream.range(0, 20).forEach(i -> writes.add(() -> written.add(i)));
        writes.store(() -> written.add(20));
        assertThat(written).hasSize(21).isSorted();
    }

    /** It is not stored when the end of its transaction fails. */
    @Test
    void whoWaitsHearsOfACommitThatFails() throws InterruptedException {
        WriteBehind broken = new WriteBehind(new TransactionOperations() {
            @Override
            public <T> T execute(TransactionCallback<T> action) {
                TransactionOperations.withoutTransaction().execute(action);
                throw new DataAccessResourceFailureException("away");
            }
        });
        assertThatThrownBy(() -> broken.store(() -> 7)).isInstanceOf(DataAccessResourceFailureException.class);
        broken.destroy();
    }

    @Test
    void whatWasGivenUpIsNotWrittenLater() {
        AwaitedWrite<Boolean> late = new AwaitedWrite<>(() -> next.getAndSet(true));
        assertThatThrownBy(() -> late.result(1)).isInstanceOf(QueryTimeoutException.class);
        late.run();
        assertThat(next).isFalse();
    }

    /** Nobody waits for a transaction that was undone and finds no end of tries. */
    @Test
    void whatWasUndoneMayBeGivenUp() {
        AwaitedWrite<Integer> write = new AwaitedWrite<>(tries::incrementAndGet);
        write.run();
        write.undone();
        assertThatThrownBy(() -> write.result(1)).isInstanceOf(QueryTimeoutException.class);
        write.run();
        assertThat(tries).hasValue(1);
    }

    @Test
    void anErrorIsToldToWhoWaits() {
        assertThatThrownBy(() -> writes.store(() -> {
                    throw new NoClassDefFoundError("as when memory is short");
                }))
                .hasCauseInstanceOf(NoClassDefFoundError.class);
    }

    /** Somebody waits, but not for something that is already being done. */
    @Test
    void whatIsBeingWrittenIsWaitedFor() {
        AwaitedWrite<Integer> slow = new AwaitedWrite<>(tries::incrementAndGet);
        slow.run();
        CompletableFuture<Integer> waiting = CompletableFuture.supplyAsync(() -> slow.result(1));
        await().during(Duration.ofMillis(100)).until(() -> !waiting.isDone());
        slow.stored();
        assertThat(waiting.join()).isEqualTo(1);
    }

    private record Counting(AtomicInteger transactions) implements TransactionOperations {

        @Override
        public <T> T execute(TransactionCallback<T> action) {
            transactions.incrementAndGet();
            return TransactionOperations.withoutTransaction().execute(action);
        }
    }
}
