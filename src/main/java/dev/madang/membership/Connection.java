package dev.madang.membership;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** Whether a participant can be heard right now; a seat is kept in all three. */
public enum Connection {
    CONNECTED,
    RECONNECTING,
    GONE;

    @JsonValue
    public String wire() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
