package dev.madang.load;

import static java.nio.charset.StandardCharsets.UTF_8;

/** Finds the STOMP frames of a message, of which there may be several, and line ends between them. */
final class StompReader {

    private static final byte[] LENGTH = "content-length:".getBytes(UTF_8);

    private final Peer peer;

    StompReader(Peer peer) {
        this.peer = peer;
    }

    void read(byte[] bytes, int from, int to) {
        int at = from;
        while (at < to) {
            if (bytes[at] == '\n' || bytes[at] == '\r') {
                at++;
            } else {
                at = frame(bytes, at, to);
            }
        }
    }

    private int frame(byte[] bytes, int head, int to) {
        int length = -1;
        int line = head;
        int at = head;
        while (true) {
            if (at >= to) {
                throw new IllegalStateException("half a frame: " + new String(bytes, head, to - head, UTF_8));
            }
            if (bytes[at++] == '\n') {
                if (at - line == 1) {
                    break;
                }
                if (bytes[line] == 'c' && startsWith(bytes, line, LENGTH)) {
                    length = number(bytes, line + LENGTH.length, at - 1);
                }
                line = at;
            }
        }
        int end = at + Math.max(length, 0);
        if (length < 0) {
            while (end < to && bytes[end] != 0) {
                end++;
            }
        }
        if (end >= to || bytes[end] != 0) {
            throw new IllegalStateException("a frame without its end: " + new String(bytes, head, to - head, UTF_8));
        }
        peer.frame(bytes, head, at, end);
        return end + 1;
    }

    /** The value of a header, of a frame that is read once in a while. */
    static String header(byte[] bytes, int head, int body, String name) {
        String text = new String(bytes, head, body - head, UTF_8);
        int at = text.indexOf("\n" + name + ":");
        if (at < 0) {
            return "";
        }
        int begin = at + name.length() + 2;
        return text.substring(begin, text.indexOf('\n', begin));
    }

    static boolean startsWith(byte[] bytes, int at, byte[] wanted) {
        if (at + wanted.length > bytes.length) {
            return false;
        }
        for (int i = 0; i < wanted.length; i++) {
            if (bytes[at + i] != wanted[i]) {
                return false;
            }
        }
        return true;
    }

    private static int number(byte[] bytes, int from, int to) {
        int number = 0;
        for (int i = from; i < to; i++) {
            number = 10 * number + bytes[i] - '0';
        }
        return number;
    }
}
