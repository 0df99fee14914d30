package dev.madang.membership;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a host or a moderator did, on the wire. Names are empty once the account is erased.
 *
 * @param target null for everybody, or nobody in particular
 */
@Schema(name = "Action")
@JsonInclude(JsonInclude.Include.NON_NULL)
record ActionView(
        Instant at,
        String action,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) String detail,
        String by,
        @Nullable String target) {

    static ActionView of(RoomAction action) {
        return new ActionView(action.at(), action.action(), action.detail(), action.actorName(), action.targetName());
    }
}
