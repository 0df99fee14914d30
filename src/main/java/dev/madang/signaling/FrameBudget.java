package dev.madang.signaling;

import io.github.bucket4j.Bucket;
import java.time.Duration;

/** What one participant may still send and ask for. Thread-safe. */
final class FrameBudget {

    /** Charged for each frame beside its body, for what the server adds when it passes a frame on. */
    static final int OVERHEAD_BYTES = 256;

    private final Bucket frames;
    private final Bucket bytes;
    /** What who comes back is told; apart from the others, so that what it says then is heard. */
    private final Bucket welcomes;

    /** A TURN credential is a ticket to the relay: only so many are handed out. */
    private final Bucket iceRequests = bucket(6, 6, Duration.ofMinutes(1));
    /** Our client tells at most every 0.3 s, and every 5 s when nothing changes. */
    private final Bucket healthReports = bucket(30, 4, Duration.ofSeconds(1));
    /** As fast as fingers, not as fast as a loop: every one is shown to everybody. */
    private final Bucket reactions = bucket(10, 2, Duration.ofSeconds(1));
    /** They go to one inbox, and push out what is kept there. */
    private final Bucket privateLines = bucket(20, 2, Duration.ofSeconds(1));
    /** Each is told to everybody with all that the participant has said of itself, which is more than the change. */
    private final Bucket stateChanges = bucket(30, 4, Duration.ofSeconds(1));
    /** A vote is told to everybody with the whole poll, and takes a place among the events that are kept. */
    private final Bucket pollTurns = bucket(10, 1, Duration.ofSeconds(1));

    /** Each is told to somebody, and most are stored. */
    private final Bucket moderation = bucket(60, 3, Duration.ofSeconds(1));

    FrameBudget(SignalingSettings.Rate rate) {
        frames = bucket(rate.burst(), rate.perSecond(), Duration.ofSeconds(1));
        bytes = bucket(rate.burstSize().toBytes(), rate.sizePerSecond().toBytes(), Duration.ofSeconds(1));
        welcomes = bucket(rate.burstSize().toBytes(), rate.sizePerSecond().toBytes(), Duration.ofSeconds(1));
    }

    /** Takes what a frame with such a body costs; false when there is not as much left. */
    boolean takeFrame(int bodyBytes) {
        return frames.tryConsume(1) && bytes.tryConsume(bodyBytes + OVERHEAD_BYTES);
    }

    /** Whether anything is left of the bytes; false too when what was {@link #charge charged} is not yet made up for. */
    boolean hasBytes() {
        return bytes.getAvailableTokens() > 0;
    }

    /** Counts what a frame made the server send to one reader, its sender or another, which may be far more than the frame. */
    void charge(int answeredBytes) {
        if (answeredBytes > 0) {
            bytes.consumeIgnoringRateLimits(answeredBytes);
        }
    }

    /** Whether who comes back may be told all once more. */
    boolean hasWelcome() {
        return welcomes.getAvailableTokens() > 0;
    }

    void chargeWelcome(int answeredBytes) {
        welcomes.consumeIgnoringRateLimits(answeredBytes);
    }

    boolean takeIceRequest() {
        return iceRequests.tryConsume(1);
    }

    boolean takeHealthReport() {
        return healthReports.tryConsume(1);
    }

    boolean takeReaction() {
        return reactions.tryConsume(1);
    }

    boolean takePrivateLine() {
        return privateLines.tryConsume(1);
    }

    boolean takeModeration() {
        return moderation.tryConsume(1);
    }

    boolean takeStateChange() {
        return stateChanges.tryConsume(1);
    }

    boolean takePollTurn() {
        return pollTurns.tryConsume(1);
    }

    private static Bucket bucket(long capacity, long refill, Duration period) {
        return Bucket.builder()
                .addLimit(limit -> limit.capacity(capacity).refillGreedy(refill, period))
                .build();
    }
}
