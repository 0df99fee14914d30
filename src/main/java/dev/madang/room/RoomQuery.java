package dev.madang.room;

import dev.madang.problem.PlainText;
import io.swagger.v3.oas.annotations.Parameter;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import org.jspecify.annotations.Nullable;

/** Which page of which rooms. */
record RoomQuery(
        @Parameter(description = "Part of the name; case is ignored.") @Pattern(regexp = "\\P{Cc}{0,80}") @Nullable
        String q,

        @Min(0) @Max(100_000) @Nullable Integer page,
        @Min(1) @Max(100) @Nullable Integer size,

        @Parameter(description = "newest (default), name or participants")
        @Pattern(regexp = "newest|name|participants")
        @Nullable
        String sort) {

    RoomQuery {
        q = PlainText.Trim.trimmed(q);
    }

    int pageOrFirst() {
        return page == null ? 0 : page;
    }

    int sizeOrDefault() {
        return size == null ? 20 : size;
    }
}
