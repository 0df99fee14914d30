package dev.madang.signaling;

import java.util.concurrent.TimeUnit;

/** When one session was last heard, and last spoken to (STOMP 1.2, "Heart-beating"). Thread-safe. */
final class Pulse {

    private static final long NEVER = 0;

    private volatile long readAt = System.nanoTime();
    private volatile long sentAt = System.nanoTime();
    private volatile long beatEvery = NEVER;
    private volatile long silentAfter = NEVER;

    /**
     * @param sendMillis from one heart-beat of ours to the next
     * @param readMillis the longest silence of the client; 0 if it sends no heart-beats
     */
    void agree(long sendMillis, long readMillis) {
        beatEvery = TimeUnit.MILLISECONDS.toNanos(sendMillis);
        silentAfter = TimeUnit.MILLISECONDS.toNanos(readMillis);
    }

    void read() {
        readAt = System.nanoTime();
    }

    void sent() {
        sentAt = System.nanoTime();
    }

    /** Whether it would be late to send the next heart-beat only after so long. */
    boolean isBeatDue(long now, long nextLook) {
        return beatEvery != NEVER && now - sentAt + nextLook > beatEvery;
    }

    /** Whether nothing was heard for longer than agreed. */
    boolean isSilent(long now) {
        return silentAfter != NEVER && now - readAt > silentAfter;
    }
}
