package dev.madang.signaling;

import dev.madang.stomp.ServerMessage;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;

/**
 * One participant's ordered stream. Live messages and the replay after a resume go through here alone, so neither can
 * overtake the other. Thread-safe.
 */
final class Inbox {

    /** What is kept for a replay, in bytes. */
    static final int KEPT_BYTES = 256 * 1024;

    /** Charged for each message beside its body, so that empty ones are bounded too. */
    private static final int OVERHEAD_BYTES = 256;

    static final long UNNUMBERED = 0;

    /** Made anew for a replay: the headers of a message take more memory than many a body. */
    private record Kept(long n, int bytes, LongFunction<ServerMessage> numbered) {

        ServerMessage message() {
            return numbered.apply(n);
        }
    }

    /**
     * @param lost whether messages were lost
     * @param bytes what was sent because of it
     */
    record Attached(boolean lost, int bytes) {}

    private final Consumer<ServerMessage> topic;
    private final Deque<Kept> ring = new ArrayDeque<>();
    private int bytes;
    private long n;
    private boolean attached = true;
    private boolean everAttached;

    Inbox(Consumer<ServerMessage> topic) {
        this.topic = topic;
    }

    /**
     * Numbers a message and sends it, or keeps it until the participant is back.
     *
     * @param numbered makes the message from its number; the same again for a replay
     * @return the bytes of its body
     */
    synchronized int deliver(LongFunction<ServerMessage> numbered) {
        ServerMessage message = keep(numbered);
        if (attached) {
            topic.accept(message);
        }
        return message.bytes();
    }

    /**
     * Goes out at once, for a session that has not joined (again) yet. Without a number: it is no part of the stream,
     * of which such a session may still be missing something.
     */
    synchronized void reply(LongFunction<ServerMessage> numbered) {
        topic.accept(numbered.apply(UNNUMBERED));
    }

    /** From now on messages wait: the session that read them is gone. */
    synchronized void detach() {
        attached = false;
    }

    /**
     * The participant reads again: first what it missed, then the welcome, then what is live.
     *
     * @param lastN the last number that it has seen; null after a page load, which starts with an empty inbox
     * @param welcome makes the message from whether messages were lost
     */
    synchronized Attached attach(@Nullable Long lastN, Function<Boolean, LongFunction<ServerMessage>> welcome) {
        boolean lost = lastN != null && !holdsAllAfter(lastN);
        int sent = 0;
        if (lastN == null || lost) {
            clear();
        } else {
            for (Kept kept : ring) {
                if (kept.n() > lastN) {
                    topic.accept(kept.message());
                    sent += kept.bytes();
                }
            }
        }
        attached = true;
        everAttached = true;
        ServerMessage first = keep(welcome.apply(lost));
        topic.accept(first);
        return new Attached(lost, sent + first.bytes());
    }

    private boolean holdsAllAfter(long lastN) {
        if (!everAttached || lastN > n) {
            return false;
        }
        return lastN == n || !ring.isEmpty() && ring.getFirst().n() <= lastN + 1;
    }

    private ServerMessage keep(LongFunction<ServerMessage> numbered) {
        ServerMessage message = numbered.apply(++n);
        int size = message.bytes() + OVERHEAD_BYTES;
        ring.addLast(new Kept(n, size, numbered));
        bytes += size;
        while (bytes > KEPT_BYTES) {
            bytes -= ring.removeFirst().bytes();
        }
        return message;
    }

    private void clear() {
        ring.clear();
        bytes = 0;
    }
}
