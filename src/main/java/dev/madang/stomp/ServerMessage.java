package dev.madang.stomp;

/**
 * A message that the server sends to those who read a destination.
 * Unmodifiable.
 */
public final class ServerMessage {

    private final String destination;
    private final String headers;
    private final String body;
    private final int bytes;

    private ServerMessage(String destination, String headers, String body, int bytes) {
        this.destination = destination;
        this.headers = headers;
        this.body = body;
        this.bytes = bytes;
    }

    /** @param body JSON */
    public static ServerMessage of(String destination, String body) {
        return of(destination, "", body, Utf8.length(body));
    }

    /**
     * @param headers further lines, each ended by a line end
     * @param body JSON
     * @param bytes of the body in UTF-8; less than 0 if it is not writable as it is
     */
    public static ServerMessage of(String destination, String headers, String body, int bytes) {
        if (bytes < 0) {
            String writable = ServerFrame.writable(body);
            return new ServerMessage(destination, headers, writable, Utf8.length(writable));
        }
        return new ServerMessage(destination, headers, body, bytes);
    }

    public String destination() {
        return destination;
    }

    /** Of the body, in UTF-8. */
    public int bytes() {
        return bytes;
    }

    /**
     * The frame for one reader.
     *
     * @param subscription as the reader calls it
     * @param number of the message in its session
     */
    public String to(String subscription, long number) {
        // Put together once: a body is most of what a message weighs.
        return "MESSAGE\nsubscription:" + Escapes.encode(subscription) + "\nmessage-id:" + number + "\ndestination:"
                + destination + '\n' + headers + ServerFrame.JSON + bytes + "\n\n" + body + '\0';
    }
}
