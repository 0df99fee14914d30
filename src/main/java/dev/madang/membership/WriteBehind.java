package dev.madang.membership;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.NonTransientDataAccessException;
import org.springframework.dao.NonTransientDataAccessResourceException;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Writes in the order given, on one thread, and tries again while the database is away. What does not fit into the
 * queue is dropped: the next start closes what was left open. What the database will never take is dropped too, so that
 * it holds up nothing behind it. Who waits for a write waits in the same queue, since the end of a transaction is what
 * costs most.
 */
@Component
class WriteBehind implements DisposableBean {

    private static final Logger log = LoggerFactory.getLogger(WriteBehind.class);
    private static final int CAPACITY = 50_000;
    /** In one transaction, since each one is written to the disk when it ends. */
    private static final int TOGETHER = 100;

    /** Between the beginnings of two transactions: the end of one costs as much as fifty changes. */
    private static final long APART_NANOS = TimeUnit.MILLISECONDS.toNanos(10);

    private static final long RETRY_MILLIS = 1_000;
    private static final long DRAIN_MILLIS = 5_000;
    private static final long PATIENCE_MILLIS = 5_000;

    private final BlockingQueue<Runnable> queue = new LinkedBlockingQueue<>(CAPACITY);
    private final Thread writer = new Thread(this::run, "membership-writer");
    private volatile boolean stopping;

    private final TransactionOperations transaction;

    WriteBehind(TransactionOperations transaction) {
        this.transaction = transaction;
        writer.setDaemon(true);
        writer.start();
    }

    /**
     * Carries this out in a transaction, later. Returns whether there was place for it. It may be carried out more than once, when something else fails in the same
     * transaction; only the last time counts.
     */
    boolean add(Runnable write) {
        boolean isTaken = queue.offer(write);
        if (!isTaken) {
            log.warn("The database does not keep up: a change of a room is not stored");
        }
        return isTaken;
    }

    /**
     * Returns when it is on the disk, with what came of it. Only for threads that may wait. It is tried once by itself, and
     * may have been carried out before with others, as with {@link #add}.
     *
     * @throws DataAccessException when the database refuses it, or when its turn has not come for 5 s: then it never does
     * @throws TransactionException when the database is away
     */
    <T> T store(Supplier<T> write) {
        AwaitedWrite<T> awaited = new AwaitedWrite<>(write);
        if (!add(awaited)) {
            throw new QueryTimeoutException("too much waits to be stored");
        }
        return awaited.result(PATIENCE_MILLIS);
    }

    private void run() {
        try {
            List<Runnable> together = new ArrayList<>();
            long began = System.nanoTime() - APART_NANOS;
            while (!stopping || !queue.isEmpty()) {
                Runnable first = queue.poll(100, TimeUnit.MILLISECONDS);
                if (first != null) {
                    TimeUnit.NANOSECONDS.sleep(began + APART_NANOS - System.nanoTime());
                    began = System.nanoTime();
                    together.add(first);
                    queue.drainTo(together, TOGETHER - 1);
                    write(together);
                    together.clear();
                }
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private void write(List<Runnable> together) throws InterruptedException {
        if (together.size() > 1 && isWritten(together)) {
            return;
        }
        for (Runnable write : together) {
            if (write instanceof AwaitedWrite<?> awaited) {
                writeOnce(awaited);
            } else {
                writeUntilDone(write);
            }
        }
    }

    /** All of it or nothing. */
    private boolean isWritten(List<Runnable> together) {
        try {
            transaction.executeWithoutResult(status -> together.forEach(Runnable::run));
            awaited(together).forEach(AwaitedWrite::stored);
            return true;
        } catch (RuntimeException | Error failed) {
            log.debug("Several changes could not be stored together");
            awaited(together).forEach(AwaitedWrite::undone);
            return false;
        }
    }

    private static Stream<AwaitedWrite<?>> awaited(List<Runnable> writes) {
        return writes.stream().filter(AwaitedWrite.class::isInstance).map(write -> (AwaitedWrite<?>) write);
    }

    /** Somebody waits who can tell that it failed. */
    private void writeOnce(AwaitedWrite<?> write) {
        try {
            transaction.executeWithoutResult(status -> write.run());
            write.stored();
        } catch (RuntimeException | Error failed) {
            write.refused(failed);
        }
    }

    private void writeUntilDone(Runnable write) throws InterruptedException {
        while (true) {
            try {
                transaction.executeWithoutResult(status -> write.run());
                return;
            } catch (RuntimeException failed) {
                if (!mayPass(failed)) {
                    log.error("A change of a room is not stored, now or later", failed);
                    return;
                }
                log.warn("A change of a room could not be stored: {}", failed.toString());
                if (stopping) {
                    return;
                }
                TimeUnit.MILLISECONDS.sleep(RETRY_MILLIS);
            } catch (Error failed) {
                // As when memory is short: it must not end the only thread that writes.
                log.error("A change of a room is not stored, now or later", failed);
                return;
            }
        }
    }

    /** Whether the database may take it later; it is not the data that is wrong then. */
    private static boolean mayPass(RuntimeException failed) {
        if (failed instanceof NonTransientDataAccessException) {
            return failed instanceof NonTransientDataAccessResourceException;
        }
        return failed instanceof DataAccessException || failed instanceof TransactionException;
    }

    @Override
    public void destroy() throws InterruptedException {
        stopping = true;
        writer.join(DRAIN_MILLIS);
        writer.interrupt();
    }
}
