package dev.madang.user;

import dev.madang.problem.PlainText;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.Pattern;
import org.jspecify.annotations.Nullable;

/** What is absent stays as it is. */
record UserChange(
        @Schema(minLength = 1, maxLength = 60, example = "지우") @PlainText(max = 60) @Nullable
        String displayName,

        @Schema(allowableValues = {"ko", "en"}) @Pattern(regexp = "ko|en") @Nullable
        String locale) {

    UserChange {
        displayName = PlainText.Trim.trimmed(displayName);
    }
}
