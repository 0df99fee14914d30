package dev.madang.health;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** How far a link has come, in this order. */
public enum LinkStep {
    OFFER,
    ANSWER,
    CANDIDATES,
    CHECKING,
    ICE,
    DTLS,
    PACKETS,
    FRAMES;

    @JsonValue
    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }
}
