package dev.madang.membership;

import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Settings under {@code madang.membership}.
 *
 * @param joinWithin how long a seat waits for its first join
 * @param reconnectGrace how long the seat of a lost session is kept
 * @param awayGrace how long the seat of a closed page is kept for a reload
 * @param restartGrace how long after a start the seats of the run before can be resumed
 * @param pendingPerUser how many seats a user may hold without having joined
 * @param seatsPerUser how many new seats a user may take within {@code seatPeriod}; coming back to one is none
 * @param seatPeriod the time in which {@code seatsPerUser} are given anew
 * @param passcodeAttemptsPerUser wrong passcodes that a user may send in half an hour, per room
 * @param passcodeAttemptsPerAddress the same for all users of one address: a house with many people needs more
 * @param passcodeAttemptsPerRoom wrong passcodes that a room takes in an hour, from all users together
 * @param abandonedAfter how long one person may be alone in a room before its seat ends
 * @param closingWarning how long before a meeting ends by itself it is told
 * @param retention how long ended memberships are kept
 */
@Validated
@ConfigurationProperties("madang.membership")
record MembershipSettings(
        @DefaultValue("120s") Duration joinWithin,
        @DefaultValue("30s") Duration reconnectGrace,
        @DefaultValue("5s") Duration awayGrace,
        @DefaultValue("60s") Duration restartGrace,
        @DefaultValue("3") @Min(1) int pendingPerUser,
        @DefaultValue("60") @Min(1) int seatsPerUser,
        @DefaultValue("10m") Duration seatPeriod,
        @DefaultValue("10") @Min(1) int passcodeAttemptsPerUser,
        @DefaultValue("10") @Min(1) int passcodeAttemptsPerAddress,
        @DefaultValue("100") @Min(1) int passcodeAttemptsPerRoom,
        @DefaultValue("4h") @DurationMin(seconds = 1) Duration abandonedAfter,
        @DefaultValue("5m") @DurationMin(seconds = 0) Duration closingWarning,
        @DefaultValue("365d") Duration retention) {}
