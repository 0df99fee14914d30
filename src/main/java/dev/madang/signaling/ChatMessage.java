package dev.madang.signaling;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.madang.membership.ParticipantId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A line of chat. {@code ref} is what its sender calls it. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record ChatMessage(String id, @Nullable String ref, ParticipantId from, String displayName, String text, Instant at) {

    static final int MAX_CHARACTERS = 4_000;
}
