package dev.madang.signaling;

import jakarta.validation.constraints.Min;
import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Settings under {@code madang.signaling}.
 *
 * @param allowedOrigins origins of pages on other hosts that may connect, such as {@code https://app.example.org};
 *     empty means our own only
 * @param heartbeat interval of STOMP heart-beats both ways; three missed ones end a session
 * @param maxSessions sessions at a time; one more is refused as {@code busy}
 * @param maxSessionsPerUser of them by one user
 * @param rate how many frames a session may send
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
     */
    record Rate(
            @DefaultValue("800") @Min(1) int burst,
            @DefaultValue("30") @Min(1) int perSecond) {}

    SignalingSettings {
        if (allowedOrigins.stream().anyMatch(origin -> origin.contains("*"))) {
            throw new IllegalArgumentException("madang.signaling.allowed-origins takes exact origins, no *");
        }
    }
}
