package dev.madang.stomp;

import java.nio.charset.StandardCharsets;

/** Writes the frames of a server. Not thread-safe. */
public final class ServerFrame {

    /** The last headers of a frame with a JSON body, but for the number of its bytes. */
    static final String JSON = "content-type:application/json;charset=UTF-8\ncontent-length:";

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
        int bytes = Utf8.length(body);
        if (bytes < 0) {
            return json(writable(body));
        }
        return text + JSON + bytes + "\n\n" + body + '\0';
    }

    /** The frame without a body. */
    public String empty() {
        return text.append("\n\0").toString();
    }

    /** The half of a surrogate pair becomes a question mark. */
    static String writable(String body) {
        return new String(body.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
    }
}
