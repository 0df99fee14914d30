package dev.madang.room;

import dev.madang.problem.PlainText;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import org.jspecify.annotations.Nullable;

/** What is absent stays as it is. */
record RoomChange(
        @Schema(minLength = 1, maxLength = 80, example = "Weekly") @PlainText(max = 80) @Nullable
        String name,

        @Nullable RoomVisibility visibility,

        @Schema(description = "Fewer than are present lets nobody else in and removes nobody.")
        @Min(2)
        @Max(16)
        @Nullable
        Integer capacity,

        @Schema(description = "Who comes in. Hosts always do.") @Nullable
        RoomEntry entry,

        @Schema(description = "4 to 64 characters; empty removes it.")
        @Pattern(regexp = "|" + RoomCreation.PASSCODE)
        @Nullable
        String passcode,

        @Schema(description = "Empty removes it.") @Nullable PlannedTime startsAt,
        @Schema(description = "Empty removes it.") @Nullable PlannedTime endsAt) {

    RoomChange {
        name = PlainText.Trim.trimmed(name);
    }
}
