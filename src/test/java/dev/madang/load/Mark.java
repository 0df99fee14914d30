package dev.madang.load;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * What a load writes into each body so that its way can be checked: {@code MK-}, the place of the {@link Kind}, who sends,
 * who is to receive it (a member, or a room), the number among those of the pair, and the time; in hexadecimal digits,
 * which every encoding leaves alone. No id of a server has these capitals.
 */
final class Mark {

    static final int LENGTH = 36;

    private static final byte[] BEGIN = "MK-".getBytes(UTF_8);
    /** Bodies have it early. */
    private static final int SEARCHED = 400;

    private static final long EPOCH = System.nanoTime();

    int kind;
    int from;
    int to;
    int number;
    /** As of {@link #now}. */
    long nanos;

    static long now() {
        return System.nanoTime() - EPOCH;
    }

    static void write(Outgoing out, Kind kind, int from, int to, int number, long nanos) {
        out.put(BEGIN)
                .hex(kind.ordinal(), 1)
                .hex(from, 6)
                .hex(to, 6)
                .hex(number, 8)
                .hex(nanos, 12);
    }

    /** Returns whether there is one. */
    boolean read(byte[] bytes, int body, int end) {
        int last = Math.min(end, body + SEARCHED) - LENGTH;
        for (int i = body; i <= last; i++) {
            if (bytes[i] == 'M' && bytes[i + 1] == 'K' && bytes[i + 2] == '-') {
                kind = (int) hex(bytes, i + 3, 1);
                from = (int) hex(bytes, i + 4, 6);
                to = (int) hex(bytes, i + 10, 6);
                number = (int) hex(bytes, i + 16, 8);
                nanos = hex(bytes, i + 24, 12);
                return true;
            }
        }
        return false;
    }

    private static long hex(byte[] bytes, int at, int digits) {
        long value = 0;
        for (int i = at; i < at + digits; i++) {
            int digit = bytes[i];
            value = value << 4 | (digit <= '9' ? digit - '0' : digit - 'a' + 10);
        }
        return value;
    }
}
