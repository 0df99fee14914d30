package dev.madang.load;

import static java.nio.charset.StandardCharsets.UTF_8;

/** Takes the strings out of an {@code a} frame of SockJS, which is an array of them in JSON. */
final class Unwrapper {

    private byte[] text = new byte[64 * 1024];

    void unwrap(byte[] bytes, int from, int to, StompReader frames) {
        if (text.length < to - from) {
            text = new byte[2 * (to - from)];
        }
        int at = from + 1;
        while (at < to) {
            if (bytes[at++] == '"') {
                int length = 0;
                while (bytes[at] != '"') {
                    if (bytes[at] == '\\') {
                        at++;
                        if (bytes[at] == 'u') {
                            length = put(length, Integer.parseInt(new String(bytes, at + 1, 4), 16));
                            at += 5;
                            continue;
                        }
                        text[length++] = plain(bytes[at++]);
                    } else {
                        text[length++] = bytes[at++];
                    }
                }
                at++;
                frames.read(text, 0, length);
            }
        }
    }

    private int put(int length, int character) {
        if (character < 0x80) {
            text[length] = (byte) character;
            return length + 1;
        }
        byte[] encoded = Character.toString(character).getBytes(UTF_8);
        System.arraycopy(encoded, 0, text, length, encoded.length);
        return length + encoded.length;
    }

    private static byte plain(byte escaped) {
        return switch (escaped) {
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'b' -> '\b';
            case 'f' -> '\f';
            default -> escaped;
        };
    }
}
