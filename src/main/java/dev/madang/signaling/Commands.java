package dev.madang.signaling;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.madang.health.LinkReport;
import dev.madang.membership.MediaState;
import dev.madang.membership.ParticipantId;
import dev.madang.problem.PlainText;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The bodies of the commands, one record each, with their bounds. */
final class Commands {

    static final int NAME_MAX = 60;

    private Commands() {}

    record Join(
            @NotNull @PlainText(max = NAME_MAX) String displayName,

            @NotNull MediaState media,
            @Nullable @Size(max = 64) String passcode,

            @Nullable @Size(max = 8) Map<@Size(min = 1, max = 32) String, @NotNull @Size(max = 512) String> ext,

            @Nullable @PositiveOrZero Long lastN) {

        @SuppressWarnings("NullAway") // null reaches the constraint, which tells the field
        Join {
            displayName = PlainText.Trim.trimmed(displayName);
        }
    }

    record Sync(@PositiveOrZero long seq) {}

    record Chat(
            @NotBlank @Size(max = ChatMessage.MAX_CHARACTERS)
            String text,

            @Nullable @Pattern(regexp = "[A-Za-z0-9-]{1,40}")
            String ref,

            @Nullable ParticipantId to) {}

    enum Reaction {
        @JsonProperty("thumbs-up")
        THUMBS_UP,
        @JsonProperty("clap")
        CLAP,
        @JsonProperty("heart")
        HEART,
        @JsonProperty("laugh")
        LAUGH,
        @JsonProperty("surprise")
        SURPRISE,
        @JsonProperty("celebrate")
        CELEBRATE
    }

    record React(@NotNull Reaction name) {}

    record Health(@NotNull @Size(max = 16) List<@Valid @NotNull LinkReport> links) {}

    enum Moderation {
        @JsonProperty("remove")
        REMOVE
    }

    record Moderate(@NotNull Moderation action, @NotNull ParticipantId target) {}

    record Away(@Min(1) int incarnation) {}
}
