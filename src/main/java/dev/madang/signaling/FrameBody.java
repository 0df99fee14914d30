package dev.madang.signaling;

/** The bounds of what clients send. */
final class FrameBody {

    /** Of one body; a larger one is refused in the inbox and the session stays. */
    static final int MAX_BYTES = 64 * 1024;

    /** Of one frame; a larger one ends the session. */
    static final int MAX_FRAME_BYTES = 128 * 1024;

    /**
     * Of one frame of a session that has not CONNECTED. A CONNECT with every header that we know as long as it can be has
     * less than 1 KiB; the rest is for those that other clients add.
     */
    static final int MAX_FIRST_FRAME_BYTES = 4 * 1024;

    /** In which a frame may come. A client that sends pieces of 1 KiB or more never meets it. */
    static final int MAX_PIECES = 128;

    private FrameBody() {}
}
