package dev.madang.signaling;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.madang.fuzz.Stopwatch;
import dev.madang.room.RoomCode;

/** What is read as a destination is exactly what would be written. */
public final class DestinationFuzz {

    private DestinationFuzz() {}

    public static void fuzzerTestOneInput(byte[] data) {
        String text = new String(data, UTF_8);
        Stopwatch.measure(() -> read(text));
    }

    private static void read(String text) {
        Destinations.parse(text).ifPresent(request -> {
            String to = request.to() == null ? "" : "." + request.to();
            require(text.equals("/app/room." + request.room() + "." + request.command() + to));
            require(RoomCode.parse(request.room().value()).isPresent());
        });
        RoomCode.parse(text).ifPresent(code -> require(code.value().equals(text) && text.matches("[a-z0-9-]{1,40}")));
    }

    private static void require(boolean holds) {
        if (!holds) {
            throw new IllegalStateException("read as something else");
        }
    }
}
