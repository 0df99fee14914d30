package dev.madang.stomp;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A frame as a client has sent it. Unmodifiable. */
public final class Frame {

    static final Frame BEAT = new Frame(Command.BEAT, List.of(), "", 0);

    private final Command command;
    private final List<String> headers;
    private final String body;
    private final int bodyBytes;

    /** @param headers names and values in turn */
    Frame(Command command, List<String> headers, String body, int bodyBytes) {
        this.command = command;
        this.headers = headers;
        this.body = body;
        this.bodyBytes = bodyBytes;
    }

    public Command command() {
        return command;
    }

    /** The first one of that name, which is the one that counts (STOMP 1.2, "Repeated Header Entries"). */
    public @Nullable String header(String name) {
        for (int i = 0; i < headers.size(); i += 2) {
            if (headers.get(i).equals(name)) {
                return headers.get(i + 1);
            }
        }
        return null;
    }

    /** Without U+0000, and without half of a surrogate pair. */
    public String body() {
        return body;
    }

    /** The length of the body in UTF-8. */
    public int bodyBytes() {
        return bodyBytes;
    }
}
