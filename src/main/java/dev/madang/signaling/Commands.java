package dev.madang.signaling;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.madang.health.LinkReport;
import dev.madang.membership.MediaState;
import dev.madang.membership.ModeratorAction;
import dev.madang.membership.ParticipantId;
import dev.madang.problem.PlainText;
import dev.madang.room.Right;
import dev.madang.room.RoomEntry;
import jakarta.validation.Valid;
import jakarta.validation.constraints.AssertTrue;
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

    /**
     * @param target absent for everybody, or all who wait, where the action can mean them
     * @param right of {@code ask}, {@code allow} and {@code deny}
     * @param text of {@code write}
     * @param entry of {@code entry}
     */
    record Moderate(
            @NotNull ModeratorAction action,
            @Nullable ParticipantId target,
            @Nullable Right right,
            @Nullable @PlainText(max = 200) String text,
            @Nullable RoomEntry entry) {

        /** What the action needs is there, and nothing that it has no use for. */
        @AssertTrue
        boolean isWhole() {
            if (action == null) {
                return true;
            }
            boolean one = target != null;
            return switch (action) {
                case MUTE, LOWER_HAND, ADMIT, REFUSE -> has(false, false, false);
                case ALLOW, DENY -> has(true, false, false);
                case ASK -> one && has(true, false, false) && (right == Right.MIC || right == Right.CAMERA);
                case REMOVE, PROMOTE, DEMOTE -> one && has(false, false, false);
                case WRITE -> one && has(false, true, false);
                case ENTRY -> !one && has(false, false, true);
            };
        }

        private boolean has(boolean wantsRight, boolean wantsText, boolean wantsEntry) {
            return (right != null) == wantsRight && (text != null) == wantsText && (entry != null) == wantsEntry;
        }
    }

    record Away(@Min(1) int incarnation) {}
}
