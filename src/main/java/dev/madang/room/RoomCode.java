package dev.madang.room;

import dev.madang.user.RandomIds;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The name of a room in links and destinations, {@code [a-z0-9-]{1,40}}.
 *
 * @throws IllegalArgumentException if it is anything else
 */
public record RoomCode(String value) {

    private static final Pattern FORM = Pattern.compile("[a-z0-9-]{1,40}");

    public RoomCode {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("not a room code");
        }
    }

    /** Empty for what cannot be the code of any room. */
    public static Optional<RoomCode> parse(String value) {
        return FORM.matcher(value).matches() ? Optional.of(new RoomCode(value)) : Optional.empty();
    }

    /** 65 random bits, grouped for the eye, such as {@code k3x9-7mwp-q2vdx}. */
    static RoomCode random() {
        String letters = RandomIds.letters(13);
        return new RoomCode(letters.substring(0, 4) + '-' + letters.substring(4, 8) + '-' + letters.substring(8));
    }

    @Override
    public String toString() {
        return value;
    }
}
