package dev.madang.stomp;

/**
 * A message that the server sends to those who read a destination: written once, but for what is each reader's own.
 * Unmodifiable.
 */
public final class ServerMessage {

    private final String destination;
    private final String rest;
    private final int bytes;

    private ServerMessage(String destination, String rest, int bytes) {
        this.destination = destination;
        this.rest = rest;
        this.bytes = bytes;
    }

    /** @param body JSON */
    public static ServerMessage of(String destination, String body) {
        return of(destination, "", body, Utf8.length(body));
    }

    /**
     * @param headers further lines, each ended by a line end
     * @param body JSON
     * @param bytes of the body in UTF-8
     */
    public static ServerMessage of(String destination, String headers, String body, int bytes) {
        String rest = "\ndestination:" + destination + '\n' + headers + ServerFrame.tail(body, bytes);
        return new ServerMessage(destination, rest, bytes);
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
        return "MESSAGE\nsubscription:" + Escapes.encode(subscription) + "\nmessage-id:" + number + rest;
    }
}
