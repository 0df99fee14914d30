package dev.madang.membership;

import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Instant;
import java.util.Locale;

/** A meeting that is about to end by itself. */
public record Closing(Instant at, Reason reason) {

    public enum Reason {
        /** The planned time is over: the room ends. */
        PLANNED,
        /** One person alone has been there for long: its seat ends, and the room stays. */
        ABANDONED;

        @JsonValue
        public String wire() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
