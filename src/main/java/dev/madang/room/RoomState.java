package dev.madang.room;

import com.fasterxml.jackson.annotation.JsonProperty;

public enum RoomState {
    @JsonProperty("open")
    OPEN,
    /** For good. */
    @JsonProperty("ended")
    ENDED
}
