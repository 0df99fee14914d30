package dev.madang.signaling;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** The bounds of what clients send. */
final class FrameBody {

    /** Of one body; a larger one is refused in the inbox and the session stays. */
    static final int MAX_BYTES = 64 * 1024;

    /** Of one frame; a larger one ends the session. */
    static final int MAX_FRAME_BYTES = 128 * 1024;

    private FrameBody() {}

    /**
     * Whether it may be passed on: valid UTF-8 without U+0000, at which the Stomp client of the browsers splits
     * incoming text whatever {@code content-length} says, so that it would forge a frame.
     */
    static boolean isText(byte[] body) {
        boolean ascii = true;
        for (byte b : body) {
            if (b == 0) {
                return false;
            }
            ascii &= b > 0;
        }
        return ascii || isUtf8(body);
    }

    private static boolean isUtf8(byte[] body) {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body));
            return true;
        } catch (CharacterCodingException e) {
            return false;
        }
    }
}
