package dev.madang.room;

import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * {@code madang.room.*}
 *
 * @param openPerUser how many rooms that a user created may be open at once
 * @param expiresAfter a room that nobody joined for so long ends; at least a day, as a join is noted once an hour
 * @param planGrace how long after its planned end a room goes on, so that nobody is cut off in a sentence
 * @param retention an ended room is deleted after so long, unless its attendance is kept for longer
 * @param changes how many rooms a user may create, change, and passcodes set, within {@code changePeriod}
 * @param changePeriod the time in which {@code changes} are given anew
 */
@Validated
@ConfigurationProperties("madang.room")
record RoomSettings(
        @DefaultValue("20") @Min(1) int openPerUser,
        @DefaultValue("30d") @DurationMin(days = 1) Duration expiresAfter,
        @DefaultValue("5m") @DurationMin(seconds = 0) Duration planGrace,
        @DefaultValue("365d") @DurationMin(seconds = 0) Duration retention,
        @DefaultValue("60") @Min(1) int changes,
        @DefaultValue("10m") @DurationMin(seconds = 1) Duration changePeriod) {}
