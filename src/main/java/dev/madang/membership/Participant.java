package dev.madang.membership;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.madang.room.Rights;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A participant as the others see it.
 *
 * @param standsIn whether it is a moderator only while no host is there
 */
public record Participant(
        ParticipantId id,
        String displayName,
        Role role,
        boolean standsIn,
        Rights rights,
        MediaState media,
        boolean hand,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Long handOrder,
        Connection connection,
        int incarnation,
        Instant joinedAt,
        Map<String, String> ext) {}
