package dev.madang.transport;

import java.util.concurrent.atomic.AtomicLong;
import org.springframework.stereotype.Component;

/**
 * What waits for slow readers, over all sessions of this server: each of them is bounded by itself, but many together
 * would take all memory. Counted is what text takes at most, two bytes for each character. Thread-safe.
 */
@Component
final class Backlog {

    /** What a session may hold, in bytes, when all together hold too much. */
    static final int FAIR_BYTES = 64 * 1024;

    /** When they hold twice as much: what has just been said to a reader that keeps up. */
    static final int LEAST_BYTES = 2 * BatchedSession.BATCH;

    private static final int PART_OF_MEMORY = 8;

    private final AtomicLong bytes = new AtomicLong();
    private final long most;

    Backlog() {
        this(Runtime.getRuntime().maxMemory() / PART_OF_MEMORY);
    }

    /** @param most in bytes, from which on nobody may hold more than {@link #FAIR_BYTES} */
    Backlog(long most) {
        this.most = most;
    }

    /** For one session. */
    Share share() {
        return new Share();
    }

    long bytes() {
        return bytes.get();
    }

    /** What one session holds. Only under a lock of that session. */
    final class Share {

        private long held;

        private Share() {}

        /** Returns false, and counts nothing, when others hold so much that this session holds too much. */
        boolean add(int characters) {
            long all = bytes.get();
            if (all > most && held > (all > 2 * most ? LEAST_BYTES : FAIR_BYTES)) {
                return false;
            }
            count(2L * characters);
            return true;
        }

        void remove(int characters) {
            count(-2L * characters);
        }

        /** Nothing is held any more. */
        void clear() {
            count(-held);
        }

        private void count(long more) {
            held += more;
            bytes.addAndGet(more);
        }
    }
}
