package dev.madang.membership;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** The public name of one presence in a room: 16 characters of {@code [a-z0-9]}, made by the server. */
public record ParticipantId(@JsonValue String value) {

    @JsonCreator
    public ParticipantId {}

    @Override
    public String toString() {
        return value;
    }
}
