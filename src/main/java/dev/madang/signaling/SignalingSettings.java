package dev.madang.signaling;

import jakarta.validation.constraints.Min;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * Settings under {@code madang.signaling}.
 *
 * @param allowedOrigins origins of pages on other hosts that may connect, such as {@code https://app.example.org};
 *     empty means our own only
 * @param heartbeat interval of STOMP heart-beats both ways; three missed ones end a session
 * @param maxSessions sessions at a time; one more is refused as {@code busy}
 * @param maxSessionsPerUser of them by one user
 * @param rate how much a participant may send
 */
@Validated
@ConfigurationProperties("madang.signaling")
record SignalingSettings(
        @DefaultValue List<String> allowedOrigins,
        @DefaultValue("5s") Duration heartbeat,
        @DefaultValue("5000") @Min(1) int maxSessions,
        @DefaultValue("20") @Min(1) int maxSessionsPerUser,
        @DefaultValue Rate rate) {

    /**
     * @param burst frames at once; the default is 50 for each of 16 participants
     * @param perSecond frames a second afterwards
     * @param burstSize bodies of frames at once, with 256 bytes more for each frame, and at least the largest one; the
     *     default is 36 KiB for each of 16 participants, more than the heaviest join into a full room. It is also less
     *     than may wait for a slow reader before that is closed, so that no seat alone can have another one closed
     * @param sizePerSecond of them a second afterwards
     */
    record Rate(
            @DefaultValue("800") @Min(1) int burst,
            @DefaultValue("30") @Min(1) int perSecond,
            @DefaultValue("576KB") DataSize burstSize,
            @DefaultValue("32KB") DataSize sizePerSecond) {

        /** A bucket takes no more than a byte per nanosecond. */
        private static final long FASTEST = 1_000_000_000;

        Rate {
            if (burstSize.toBytes() < FrameBody.MAX_FRAME_BYTES + FrameBudget.OVERHEAD_BYTES) {
                throw new IllegalArgumentException("madang.signaling.rate.burst-size must let the largest frame pass");
            }
            if (sizePerSecond.toBytes() < 1 || sizePerSecond.toBytes() > FASTEST) {
                throw new IllegalArgumentException("madang.signaling.rate.size-per-second must be 1B to 953MB");
            }
        }
    }

    private static final Pattern ORIGIN = Pattern.compile("https?://([a-z0-9.-]+|\\[[0-9a-f:]+])(:[0-9]{1,5})?");

    SignalingSettings {
        for (String origin : allowedOrigins) {
            if (!ORIGIN.matcher(origin).matches()) {
                throw new IllegalArgumentException(
                        "madang.signaling.allowed-origins takes origins as browsers write them, such as"
                                + " https://app.example.org: no *, no null, no path, no capitals. Not " + origin);
            }
        }
    }
}
