package dev.madang.stomp;

import java.nio.charset.StandardCharsets;

/** Writes the frames of a server. Not thread-safe. */
public final class ServerFrame {

    private final StringBuilder text;

    private ServerFrame(String command) {
        text = new StringBuilder(160).append(command).append('\n');
    }

    public static ServerFrame of(String command) {
        return new ServerFrame(command);
    }

    /** Adds a header whose name needs no escape. */
    public ServerFrame with(String name, String value) {
        text.append(name).append(':').append(Escapes.encode(value)).append('\n');
        return this;
    }

    public ServerFrame with(String name, long value) {
        text.append(name).append(':').append(value).append('\n');
        return this;
    }

    /** The frame with a JSON body. */
    public String json(String body) {
        return text + tail(body, Utf8.length(body));
    }

    /** The frame without a body. */
    public String empty() {
        return text.append("\n\0").toString();
    }

    /** What follows the other headers of a frame with a JSON body. */
    static String tail(String body, int bytes) {
        if (bytes < 0) {
            // The half of a surrogate pair becomes a question mark.
            String writable = new String(body.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
            return tail(writable, Utf8.length(writable));
        }
        return "content-type:application/json;charset=UTF-8\ncontent-length:" + bytes + "\n\n" + body + '\0';
    }
}
