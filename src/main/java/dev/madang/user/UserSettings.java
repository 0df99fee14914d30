package dev.madang.user;

import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * {@code madang.user.*}
 *
 * @param expiresAfter a user who was not seen for so long is erased; at least two days, as being seen is
 *     noted once a day
 * @param tokenExpiresAfter a token that was not used for so long is no longer good; at least two days, for the same
 *     reason. Every call and every CONNECT is a use, so nobody loses it in the middle of a meeting
 * @param registrations how many users one address may register within {@code registrationPeriod}
 * @param registrationPeriod the time in which {@code registrations} are given anew
 */
@Validated
@ConfigurationProperties("madang.user")
record UserSettings(
        @DefaultValue("90d") @DurationMin(days = 2) Duration expiresAfter,
        @DefaultValue("30d") @DurationMin(days = 2) Duration tokenExpiresAfter,
        @DefaultValue("60") @Min(1) int registrations,
        @DefaultValue("10m") @DurationMin(seconds = 1) Duration registrationPeriod) {}
