package dev.madang.membership;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A stored participation on the wire; a resumed session is one span. The name is empty when its user was erased. */
@Schema(name = "Membership")
@JsonInclude(JsonInclude.Include.NON_NULL)
record MembershipView(
        @Schema(example = "3c8h5w2p9d7b1f6k") String participantId,
        @Schema(example = "지우") String displayName,
        Role role,
        Instant joinedAt,
        @Nullable Instant resumedAt,
        @Nullable Instant leftAt,
        @Nullable LeaveReason leftReason) {

    static MembershipView of(Membership membership) {
        return new MembershipView(
                membership.participantId(),
                membership.displayName(),
                membership.role(),
                membership.joinedAt(),
                membership.resumedAt(),
                membership.leftAt(),
                membership.leftReason());
    }
}
