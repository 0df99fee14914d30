package dev.madang.membership;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;

/** What a host or a moderator did, on the wire. Names are empty once the account is erased. */
@Schema(name = "Action")
@JsonInclude(JsonInclude.Include.NON_EMPTY)
record ActionView(Instant at, String action, String detail, String by, String target) {

    static ActionView of(RoomAction action) {
        return new ActionView(action.at(), action.action(), action.detail(), action.actorName(), action.targetName());
    }
}
