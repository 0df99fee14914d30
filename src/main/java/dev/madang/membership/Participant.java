package dev.madang.membership;

import java.time.Instant;
import java.util.Map;

/** A participant as the others see it. */
public record Participant(
        ParticipantId id,
        String displayName,
        Role role,
        MediaState media,
        boolean hand,
        Connection connection,
        int incarnation,
        Instant joinedAt,
        Map<String, String> ext) {}
