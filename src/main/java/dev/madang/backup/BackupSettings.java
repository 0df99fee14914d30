package dev.madang.backup;

import jakarta.validation.constraints.Min;
import java.nio.file.Path;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * {@code madang.backup.*}
 *
 * @param directory where the running server leaves backups; none by default
 * @param every from one to the next; at least a minute
 * @param keep how many are kept, the newest
 */
@Validated
@ConfigurationProperties("madang.backup")
record BackupSettings(
        @Nullable Path directory,
        @DurationMin(minutes = 1) @DefaultValue("24h") Duration every,
        @Min(1) @DefaultValue("7") int keep) {}
