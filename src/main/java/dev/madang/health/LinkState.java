package dev.madang.health;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** How a link is, from good to bad. */
public enum LinkState {
    OK,
    WEAK,
    CONNECTING,
    /** It was connected and is being repaired. */
    DOWN,
    /** It never connected, or repair has not helped for 30 s. */
    BLOCKED;

    @JsonValue
    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    public boolean isFailed() {
        return this == DOWN || this == BLOCKED;
    }
}
