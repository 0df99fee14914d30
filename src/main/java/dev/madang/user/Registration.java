package dev.madang.user;

import dev.madang.problem.PlainText;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import org.jspecify.annotations.Nullable;

/** Without {@code locale} it is that of Accept-Language. */
record Registration(
        @Schema(requiredMode = Schema.RequiredMode.REQUIRED, minLength = 1, maxLength = 60, example = "지우")
        @NotNull
        @PlainText(max = 60)
        String displayName,

        @Schema(allowableValues = {"ko", "en"}) @Pattern(regexp = "ko|en") @Nullable
        String locale) {

    @SuppressWarnings("NullAway") // null reaches the constraint, which tells the field
    Registration {
        displayName = PlainText.Trim.trimmed(displayName);
    }
}
