package dev.madang.membership;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What a participant may do. */
public enum Role {
    HOST,
    /** Appointed by a host, or standing in for the hosts while none is there. */
    MODERATOR,
    PARTICIPANT;

    @JsonValue
    public String wire() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
