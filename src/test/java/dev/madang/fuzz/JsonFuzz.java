package dev.madang.fuzz;

import jakarta.validation.Validator;
import java.util.Arrays;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Every body that a client may send, through the mapper and the constraints of the application. Nothing but a
 * complaint about JSON comes out; and what was found good can be told to others, who read the same.
 */
public final class JsonFuzz {

    static final List<String> BODIES = List.of(
            "signaling.Commands$Join",
            "signaling.Commands$Sync",
            "signaling.Commands$Chat",
            "signaling.Commands$Health",
            "signaling.Commands$Moderate",
            "signaling.Commands$Away",
            "membership.StateChange",
            "membership.MembershipController$Away",
            "user.Registration",
            "user.UserChange",
            "room.RoomCreation",
            "room.RoomChange",
            "room.HostClaim");

    private static final JsonMapper JSON = Application.bean(JsonMapper.class);
    private static final Validator VALIDATOR = Application.bean(Validator.class);

    private JsonFuzz() {}

    /** Called before the clock runs: the application has started when this class is there. */
    public static void fuzzerInitialize() {}

    /** The first byte chooses the body. */
    public static void fuzzerTestOneInput(byte[] data) {
        if (data.length > 0) {
            Class<?> type = type(BODIES.get(Byte.toUnsignedInt(data[0]) % BODIES.size()));
            byte[] body = Arrays.copyOfRange(data, 1, data.length);
            Stopwatch.measure(() -> read(body, type));
        }
    }

    private static void read(byte[] body, Class<?> type) {
        Object value;
        try {
            value = JSON.readValue(body, type);
        } catch (JacksonException refused) {
            return;
        }
        if (value != null && VALIDATOR.validate(value).isEmpty()) {
            Object told = JSON.readValue(JSON.writeValueAsBytes(value), type);
            if (!told.equals(value)) {
                throw new IllegalStateException(value + " is told as " + told);
            }
        }
    }

    private static Class<?> type(String name) {
        try {
            return Class.forName("dev.madang." + name);
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }
}
