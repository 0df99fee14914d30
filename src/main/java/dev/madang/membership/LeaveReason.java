package dev.madang.membership;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** Why a participation ended. */
public enum LeaveReason {
    LEFT,
    CLOSED,
    TIMEOUT,
    REMOVED,
    ROOM_ENDED,
    /** It was alone for long. */
    ABANDONED,
    INTERRUPTED;

    @JsonValue
    public String wire() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
