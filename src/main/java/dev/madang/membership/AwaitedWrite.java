package dev.madang.membership;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.QueryTimeoutException;

/** A write for whose end somebody waits. Nobody waits for ever, and what was given up is not written later. */
final class AwaitedWrite<T> implements Runnable {

    private enum Turn {
        TO_COME,
        HAS_COME,
        GIVEN_UP
    }

    private final Supplier<T> write;
    private final AtomicReference<Turn> turn = new AtomicReference<>(Turn.TO_COME);
    private final CompletableFuture<T> end = new CompletableFuture<>();
    private @Nullable T result;

    AwaitedWrite(Supplier<T> write) {
        this.write = write;
    }

    /** Once more when something else failed in the same transaction. */
    @Override
    public void run() {
        if (turn.compareAndSet(Turn.TO_COME, Turn.HAS_COME) || turn.get() == Turn.HAS_COME) {
            result = write.get();
        }
    }

    /** What it did was undone with the rest of a transaction; its turn comes once more. */
    void undone() {
        turn.compareAndSet(Turn.HAS_COME, Turn.TO_COME);
    }

    void stored() {
        end.complete(result);
    }

    void refused(Throwable why) {
        end.completeExceptionally(why);
    }

    /**
     * @param patienceMillis for its turn, and once more while it is being written
     * @throws RuntimeException that of the write, or a {@link QueryTimeoutException}
     */
    T result(long patienceMillis) {
        while (true) {
            try {
                return end.get(patienceMillis, TimeUnit.MILLISECONDS);
            } catch (TimeoutException late) {
                if (turn.compareAndSet(Turn.TO_COME, Turn.GIVEN_UP)) {
                    throw new QueryTimeoutException("the database does not keep up", late);
                }
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                turn.compareAndSet(Turn.TO_COME, Turn.GIVEN_UP);
                throw new QueryTimeoutException("this server stops", stopped);
            } catch (ExecutionException refused) {
                throw refused.getCause() instanceof RuntimeException cause
                        ? cause
                        : new IllegalStateException(refused.getCause());
            }
        }
    }
}
