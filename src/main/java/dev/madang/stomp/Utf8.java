package dev.madang.stomp;

/** How long text is when it is written as UTF-8. */
public final class Utf8 {

    private Utf8() {}

    /** In bytes; -1 if half of a surrogate pair is in it, which cannot be written. */
    public static int length(CharSequence text) {
        return length(text, 0, text.length());
    }

    static int length(CharSequence text, int from, int end) {
        int bytes = end - from;
        for (int i = from; i < end; i++) {
            char c = text.charAt(i);
            if (c < 0x80) {
                continue;
            }
            if (c < 0x800) {
                bytes++;
            } else if (!Character.isSurrogate(c)) {
                bytes += 2;
            } else if (Character.isHighSurrogate(c) && i + 1 < end && Character.isLowSurrogate(text.charAt(i + 1))) {
                // Four bytes for two characters.
                bytes += 2;
                i++;
            } else {
                return -1;
            }
        }
        return bytes;
    }
}
