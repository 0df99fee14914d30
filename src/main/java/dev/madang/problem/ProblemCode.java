package dev.madang.problem;

import java.util.Locale;

/** Every code that a client may see, with the HTTP status it has where HTTP can carry it. */
public enum ProblemCode {
    VALIDATION(400),
    MALFORMED(400),
    TOKEN_INVALID(401),
    SIGNED_OUT(401),
    PASSWORD_WRONG(401),
    LOGIN_REQUIRED(401),
    FORBIDDEN(403),
    HOST_SECRET_WRONG(403),
    PASSCODE_REQUIRED(403),
    PASSCODE_WRONG(403),
    REMOVED(403),
    ROOM_LOCKED(403),
    KNOCK_REFUSED(403),
    NOT_FOUND(404),
    ROOM_UNKNOWN(404),
    PARTICIPANT_UNKNOWN(404),
    PARTICIPANT_UNREACHABLE(404),
    POLL_UNKNOWN(404),
    NOT_PLANNED(404),
    UNKNOWN_COMMAND(404),
    METHOD_NOT_ALLOWED(405),
    NOT_ACCEPTABLE(406),
    SEAT_EXPIRED(408),
    ABANDONED(408),
    TOO_MANY_ROOMS(409),
    ROOM_FULL(409),
    POLL_OPEN(409),
    TOO_MANY_POLLS(409),
    NOT_JOINED(409),
    REPLACED(409),
    ROOM_ENDED(410),
    TOO_LARGE(413),
    MEDIA_TYPE_UNSUPPORTED(415),
    TOO_MANY_ATTEMPTS(429),
    TOO_FAST(429),
    INTERNAL(500),
    BUSY(503),
    DRAINING(503);

    private final int status;
    private final String code = name().toLowerCase(Locale.ROOT).replace('_', '-');

    ProblemCode(int status) {
        this.status = status;
    }

    /** As it is on the wire, such as {@code room-unknown}. */
    public String code() {
        return code;
    }

    public int status() {
        return status;
    }
}
