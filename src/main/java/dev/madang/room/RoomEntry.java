package dev.madang.room;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Locale;

/** Who comes in. Hosts always do. */
public enum RoomEntry {
    @JsonProperty("open")
    OPEN,
    /** Whoever is admitted by a host or a moderator. */
    @JsonProperty("knock")
    KNOCK,
    @JsonProperty("locked")
    LOCKED;

    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }
}
