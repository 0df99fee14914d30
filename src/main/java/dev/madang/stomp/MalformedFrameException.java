package dev.madang.stomp;

/** What came is no frame, or one that is larger than it may be. Nothing behind it can be read. */
public final class MalformedFrameException extends RuntimeException {

    private final boolean tooLarge;

    private MalformedFrameException(String message, boolean tooLarge) {
        super(message, null, false, false);
        this.tooLarge = tooLarge;
    }

    static MalformedFrameException because(String message) {
        return new MalformedFrameException(message, false);
    }

    static MalformedFrameException tooLarge(String message) {
        return new MalformedFrameException(message, true);
    }

    public boolean isTooLarge() {
        return tooLarge;
    }
}
