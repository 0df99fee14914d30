package dev.madang.transport;

import dev.madang.fuzz.Application;
import dev.madang.fuzz.Stopwatch;
import java.io.ByteArrayInputStream;
import java.util.Arrays;
import java.util.Objects;

/** A body of SockJS is refused, or an array of strings. */
public final class EnvelopeFuzz {

    private static final Envelope ENVELOPE = Application.bean(Envelope.class);

    private EnvelopeFuzz() {}

    /** Called before the clock runs: the application has started when this class is there. */
    public static void fuzzerInitialize() {}

    public static void fuzzerTestOneInput(byte[] data) {
        Stopwatch.measure(() -> {
            if (ENVELOPE.isReadable(new ByteArrayInputStream(data))) {
                String[] messages = ENVELOPE.decodeInputStream(new ByteArrayInputStream(data));
                if (messages == null || Arrays.stream(messages).anyMatch(Objects::isNull)) {
                    throw new IllegalStateException("no array of strings");
                }
            }
        });
    }
}
