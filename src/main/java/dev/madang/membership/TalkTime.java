package dev.madang.membership;

/**
 * How long the owner of a seat has spoken, as its page tells: the total since the first join. A word is believed as far
 * as it can be true, so nobody has spoken longer than it was there. Guarded by the monitor of the room.
 */
final class TalkTime {

    private static final long NANOS = 1_000_000_000;

    private int seconds;
    private long toldAt;
    private boolean unstored;

    /** The seat is taken, by a person who has spoken so long before. */
    void begin(int spoken, long now) {
        seconds = spoken;
        toldAt = now;
    }

    /** Less than before is passed over, and so is what is more than the time since the last word. */
    void tell(int total, long now) {
        long possible = seconds + (now - toldAt) / NANOS;
        int believed = (int) Math.min(total, possible);
        if (believed <= seconds) {
            return;
        }
        // The rest of a second that was cut off counts for the next word.
        toldAt = total > possible ? toldAt + (believed - seconds) * NANOS : now;
        seconds = believed;
        unstored = true;
    }

    int seconds() {
        return seconds;
    }

    /** Whether there is something new to be stored, which the caller does now. */
    boolean takeUnstored() {
        boolean was = unstored;
        unstored = false;
        return was;
    }
}
