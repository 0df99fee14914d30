package dev.madang.lab;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;

/** WebSocket frames byte by byte, most of them such as RFC 6455 forbids. The same seed makes the same frames. */
public final class WebSocketFrames {

    private static final int FIN = 0x80;
    private static final int TEXT = 1;
    private static final int BINARY = 2;
    private static final int CLOSE = 8;
    private static final int PING = 9;
    private static final byte[] MASK = {1, 2, 3, 4};

    private final Random random;
    private final List<Supplier<Broken>> grammar;

    public WebSocketFrames(Random random) {
        this.random = random;
        grammar = List.of(
                () -> broken("reserved bits", frame(FIN | (1 + random.nextInt(7)) << 4 | TEXT, text())),
                () -> broken("reserved opcode", frame(FIN | 3 + random.nextInt(5), text())),
                () -> broken("reserved control opcode", frame(FIN | 11 + random.nextInt(5), text())),
                () -> broken("length of 2^63", head(FIN | TEXT, 0xFF, 0x80, 0, 0, 0, 0, 0, 0, 0, 1, 2, 3, 4)),
                () -> broken("not masked", head(FIN | TEXT, 5, 'h', 'e', 'l', 'l', 'o')),
                () -> broken("large control frame", frame(FIN | PING, new byte[126 + random.nextInt(900)])),
                () -> broken("control frame in fragments", frame(PING, text())),
                () -> broken("text within text", frame(TEXT, text()), frame(FIN | TEXT, text())),
                () -> broken("continuation of nothing", frame(FIN, text())),
                () -> broken("text that is not UTF-8", frame(FIN | TEXT, new byte[] {'a', (byte) 0xC3, '(', 0})),
                () -> broken(
                        "half a character at the end", frame(FIN | TEXT, new byte[] {'a', (byte) 0xE2, (byte) 0x82})),
                () -> broken("close without a whole code", frame(FIN | CLOSE, new byte[] {3})),
                () -> broken("close with a code of nobody", frame(FIN | CLOSE, new byte[] {0, 1})),
                () -> broken("binary garbage", frame(FIN | BINARY, "\u00ff\u00fe\n\n\0".getBytes(UTF_8))),
                () -> broken("text larger than a buffer", frame(FIN | TEXT, new byte[20_000])),
                this::noEnvelope,
                () -> unfinished("length of 2^62", head(FIN | TEXT, 0xFF, 0x40, 0, 0, 0, 0, 0, 0, 0, 1, 2, 3, 4, 'x')),
                () -> unfinished("half a head", head(FIN | TEXT)),
                () -> unfinished("fragments without end", frame(TEXT, text()), frame(0, text()), frame(0, new byte[0])),
                () -> unfinished("half a frame", head(FIN | TEXT, 0x80 | 100, 1, 2, 3, 4, 'x')));
    }

    /**
     * @param closed whether the server must close by itself; else it may wait for more
     * @param wrapped whether it is for a socket of SockJS; else for a plain one
     */
    public record Broken(String kind, boolean closed, boolean wrapped, byte[] bytes) {}

    public Broken next() {
        return grammar.get(random.nextInt(grammar.size())).get();
    }

    /** Some good pings, each as long as one may be. */
    public static byte[] pings(int count) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (int i = 0; i < count; i++) {
            all.writeBytes(frame(FIN | PING, new byte[125]));
        }
        return all.toByteArray();
    }

    /** One good message. */
    public static byte[] text(String text) {
        return frame(FIN | TEXT, text.getBytes(UTF_8));
    }

    private byte[] text() {
        return "x".repeat(1 + random.nextInt(100)).getBytes(UTF_8);
    }

    private Broken broken(String kind, byte[]... frames) {
        return new Broken(kind, true, random.nextBoolean(), together(frames));
    }

    private Broken unfinished(String kind, byte[]... frames) {
        return new Broken(kind, false, random.nextBoolean(), together(frames));
    }

    private Broken noEnvelope() {
        String text = List.of("{", "x", "[1]", "[null]", "null", "[\"\\ud800\"]", "[".repeat(1_000))
                .get(random.nextInt(7));
        return new Broken("text that is no envelope", true, true, text(text));
    }

    private static byte[] frame(int first, byte[] payload) {
        ByteArrayOutputStream frame = new ByteArrayOutputStream();
        frame.write(first);
        if (payload.length < 126) {
            frame.write(0x80 | payload.length);
        } else {
            frame.writeBytes(head(0x80 | 126, payload.length >> 8, payload.length));
        }
        frame.writeBytes(MASK);
        for (int i = 0; i < payload.length; i++) {
            frame.write(payload[i] ^ MASK[i % MASK.length]);
        }
        return frame.toByteArray();
    }

    private static byte[] head(int... values) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (int value : values) {
            bytes.write(value);
        }
        return bytes.toByteArray();
    }

    private static byte[] together(byte[]... frames) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] frame : frames) {
            all.writeBytes(frame);
        }
        return all.toByteArray();
    }
}
