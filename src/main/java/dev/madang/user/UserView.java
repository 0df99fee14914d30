package dev.madang.user;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A user as that user sees it. */
@Schema(name = "User")
record UserView(
        @Schema(example = "7q2m9k4x1n8r5v3t") String id,
        @Schema(example = "지우") String displayName,
        @Schema(allowableValues = {"ko", "en"}) String locale,
        Instant createdAt,

        @Schema(description = "Only in the answer to the registration.")
        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Nullable
        String token) {

    static UserView of(User user, @Nullable String token) {
        AuthenticatedUser known = user.authenticated();
        return new UserView(
                known.id().value(), known.displayName(), known.locale().getLanguage(), user.createdAt(), token);
    }
}
