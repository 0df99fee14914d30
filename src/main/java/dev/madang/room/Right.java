package dev.madang.room;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Locale;

/** What can be given to a participant and taken from it, one by one. */
public enum Right {
    @JsonProperty("mic")
    MIC,
    @JsonProperty("camera")
    CAMERA,
    @JsonProperty("screen")
    SCREEN,
    @JsonProperty("chat")
    CHAT;

    /** As it is on the wire and in the database. */
    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }
}
