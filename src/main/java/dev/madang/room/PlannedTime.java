package dev.madang.room;

import com.fasterxml.jackson.annotation.JsonCreator;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A time in a request, {@code 2026-11-20T09:00:00Z}; what is finer than a second is cut off. Empty means none. */
@Schema(type = "string", format = "date-time")
final class PlannedTime {

    private static final Pattern FORM =
            Pattern.compile("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d(:\\d\\d(\\.\\d{1,9})?)?(Z|[+-]\\d\\d:\\d\\d)");

    private final @Nullable Instant at;

    private PlannedTime(@Nullable Instant at) {
        this.at = at;
    }

    /** @throws RuntimeException for what is no time */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    static PlannedTime read(String text) {
        if (text.isEmpty()) {
            return new PlannedTime(null);
        }
        if (!FORM.matcher(text).matches()) {
            throw new IllegalArgumentException("not a time with a zone");
        }
        return new PlannedTime(OffsetDateTime.parse(text).toInstant().truncatedTo(ChronoUnit.SECONDS));
    }

    @Nullable
    Instant at() {
        return at;
    }

    /** What this says, or what was before when it is absent. */
    static @Nullable Instant or(@Nullable PlannedTime wanted, @Nullable Instant before) {
        return wanted == null ? before : wanted.at();
    }
}
