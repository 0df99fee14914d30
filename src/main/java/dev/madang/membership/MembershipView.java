package dev.madang.membership;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.madang.user.RandomIds;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A stored participation on the wire; a resumed session is one span. The name is empty when its user was erased. */
@Schema(name = "Membership")
@JsonInclude(JsonInclude.Include.NON_NULL)
record MembershipView(
        @Schema(example = "3c8h5w2p9d7b1f6k") String participantId,

        @Schema(description = "The same for all participations of one user in this room.", example = "9f86d081884c7d65")
        @Nullable
        String person,

        @Schema(example = "지우") String displayName,
        Role role,
        Instant joinedAt,
        @Nullable Instant resumedAt,
        @Nullable Instant leftAt,
        @Nullable LeaveReason leftReason,

        @Schema(description = "How long this participant has spoken, as its own page told.", example = "312")
        int talkSeconds) {

    private static final int PERSON_LETTERS = 16;

    /** @param live seconds of talk of those who are there, by participant */
    static MembershipView of(Membership membership, Map<String, Integer> live) {
        return new MembershipView(
                membership.participantId(),
                personOf(membership),
                membership.displayName(),
                membership.role(),
                membership.joinedAt(),
                membership.resumedAt(),
                membership.leftAt(),
                membership.leftReason(),
                live.getOrDefault(membership.participantId(), membership.talkSeconds()));
    }

    /** Tells a host who came twice, and nobody whom to look for in another room. */
    private static @Nullable String personOf(Membership membership) {
        return membership.userId() == null
                ? null
                : RandomIds.hash(membership.roomCode() + ' ' + membership.userId())
                        .substring(0, PERSON_LETTERS);
    }
}
