package dev.madang.membership;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.regex.Pattern;

/** The public name of one presence in a room: 16 characters of {@code [a-z0-9]}, made by the server. */
public record ParticipantId(@JsonValue String value) {

    private static final Pattern FORM = Pattern.compile("[a-z0-9-]{1,40}");

    /** @throws IllegalArgumentException for what cannot be the name of anybody */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    static ParticipantId read(String value) {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("not a participant id");
        }
        return new ParticipantId(value);
    }

    @Override
    public String toString() {
        return value;
    }
}
