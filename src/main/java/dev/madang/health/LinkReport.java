package dev.madang.health;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.madang.membership.ParticipantId;
import jakarta.validation.constraints.NotNull;
import org.jspecify.annotations.Nullable;

/**
 * What one side says of one of its links.
 *
 * @param step the last one reached
 * @param relayed whether media goes through a TURN server
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record LinkReport(
        @NotNull ParticipantId to,
        @NotNull LinkState state,
        @Nullable LinkStep step,
        @Nullable Boolean relayed) {

    boolean isRelayed() {
        return Boolean.TRUE.equals(relayed);
    }
}
