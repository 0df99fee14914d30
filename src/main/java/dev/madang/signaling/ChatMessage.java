package dev.madang.signaling;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.madang.membership.ParticipantId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A line of chat. {@code ref} is what its sender calls it.
 *
 * @param to null when it is for everybody
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record ChatMessage(
        String id,
        @Nullable String ref,
        ParticipantId from,
        String displayName,
        @Nullable ParticipantId to,
        @Nullable String toDisplayName,
        String text,
        Instant at) {

    static final int MAX_CHARACTERS = 4_000;

    /** Charged for each line that is kept beside its text, so that short ones are bounded too. */
    private static final int OVERHEAD_CHARACTERS = 256;

    /** What it counts among the lines that are kept. */
    int cost() {
        return text.length() + OVERHEAD_CHARACTERS;
    }

    /** Whether its sender said this before. */
    boolean isSameAs(ChatMessage other) {
        return ref != null && ref.equals(other.ref) && from.equals(other.from);
    }
}
