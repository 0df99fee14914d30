package dev.madang.room;

import dev.madang.problem.PlainText;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import org.jspecify.annotations.Nullable;

/** A room to be. */
record RoomCreation(
        @Schema(requiredMode = Schema.RequiredMode.REQUIRED, minLength = 1, maxLength = 80, example = "Weekly")
        @NotNull
        @PlainText(max = 80)
        String name,

        @Schema(defaultValue = "public") @Nullable RoomVisibility visibility,

        @Schema(defaultValue = "8") @Min(2) @Max(16) @Nullable
        Integer capacity,

        @Schema(minLength = 4, maxLength = 64) @Pattern(regexp = PASSCODE) @Nullable
        String passcode,

        @Schema(defaultValue = "open") @Nullable RoomEntry entry,

        @Schema(description = "Media goes through a TURN server alone.", defaultValue = "false") @Nullable
        Boolean relayOnly,

        @Schema(description = "With an offset, such as Z; not in the past, at most a year ahead.") @Nullable
        PlannedTime startsAt,

        @Schema(description = "At most 24 hours after the beginning. Some minutes later the room ends by itself.")
        @Nullable
        PlannedTime endsAt) {

    static final String PASSCODE = "\\P{Cc}{4,64}";

    @SuppressWarnings("NullAway") // null reaches the constraint, which tells the field
    RoomCreation {
        name = PlainText.Trim.trimmed(name);
    }
}
