package dev.madang.room;

import com.fasterxml.jackson.annotation.JsonProperty;

public enum RoomVisibility {
    @JsonProperty("public")
    PUBLIC,
    /** Not listed: entered by those who have the code. */
    @JsonProperty("unlisted")
    UNLISTED
}
