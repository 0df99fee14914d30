package dev.madang.load;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.SocketChannel;
import java.util.Arrays;

/** Masked WebSocket frames that wait for being written, all of them at once. */
final class Outgoing {

    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final byte[] HEX = "0123456789abcdef".getBytes(ISO_8859_1);
    /** First two bytes, 16 bits of length, mask. */
    private static final int HEAD = 8;

    private static final int SHORT = 125;
    private static final int LONGEST = 65_535;
    private static final int FIRST_TEXT = 0x81;
    private static final int MASKED = 0x80;

    private final Wrapping wrapping;
    private byte[] bytes = new byte[2048];
    private int end;
    private int begun;
    private int random = 0x9E3779B9;

    Outgoing(Wrapping wrapping) {
        this.wrapping = wrapping;
    }

    boolean isEmpty() {
        return end == 0;
    }

    Outgoing begin() {
        begun = end;
        need(HEAD);
        end += HEAD;
        return put(wrapping.opening);
    }

    Outgoing put(byte[] part) {
        need(part.length);
        System.arraycopy(part, 0, bytes, end, part.length);
        end += part.length;
        return this;
    }

    Outgoing hex(long value, int digits) {
        need(digits);
        long rest = value;
        for (int i = end + digits - 1; i >= end; i--) {
            bytes[i] = HEX[(int) (rest & 15)];
            rest >>>= 4;
        }
        end += digits;
        return this;
    }

    /** Closes the message that was begun. */
    void end() {
        put(wrapping.closing);
        finish(FIRST_TEXT);
    }

    /** An answer to a ping. */
    void pong(byte[] from, int at, int length) {
        begun = end;
        need(HEAD + length);
        System.arraycopy(from, at, bytes, end + HEAD, length);
        end += HEAD + length;
        finish(0x8A);
    }

    /** Without a mask: the handshake. */
    void plain(String text) {
        put(text.getBytes(ISO_8859_1));
    }

    private void finish(int first) {
        int length = end - begun - HEAD;
        int payload = begun + HEAD;
        if (length > LONGEST) {
            throw new IllegalStateException("a message of " + length + " bytes");
        }
        if (length <= SHORT) {
            payload -= 2;
            System.arraycopy(bytes, payload + 2, bytes, payload, length);
            end -= 2;
            bytes[begun + 1] = (byte) (MASKED | length);
        } else {
            bytes[begun + 1] = (byte) (MASKED | 126);
            bytes[begun + 2] = (byte) (length >> 8);
            bytes[begun + 3] = (byte) length;
        }
        bytes[begun] = (byte) first;
        mask(payload);
    }

    private void mask(int from) {
        random ^= random << 13;
        random ^= random >>> 17;
        random ^= random << 5;
        for (int i = 0; i < 4; i++) {
            bytes[from - 4 + i] = (byte) (random >>> 8 * i);
        }
        long key = (random & 0xFFFF_FFFFL) * 0x1_0000_0001L;
        int at = from;
        for (; at + 8 <= end; at += 8) {
            LONGS.set(bytes, at, (long) LONGS.get(bytes, at) ^ key);
        }
        for (int i = 0; at < end; at++, i++) {
            bytes[at] ^= (byte) (random >>> 8 * (i & 3));
        }
    }

    /** Returns whether nothing is left. */
    boolean writeTo(SocketChannel channel) throws IOException {
        int written = channel.write(ByteBuffer.wrap(bytes, 0, end));
        System.arraycopy(bytes, written, bytes, 0, end - written);
        end -= written;
        return end == 0;
    }

    private void need(int more) {
        if (end + more > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, end + more));
        }
    }
}
