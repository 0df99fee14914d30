package dev.madang.transport;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;
import org.springframework.web.socket.BinaryMessage;
import org.springframework.web.socket.TextMessage;
import org.springframework.web.socket.WebSocketMessage;

/**
 * Puts together what the container hands on piece by piece. Costs nothing as long as each message is one piece. For one
 * thread at a time.
 */
final class WholeMessages {

    /** Of one message, in characters or bytes. */
    static final int MAX_SIZE = 16 * 1024 + 256;

    private final boolean takesPiecesOfText;
    private @Nullable StringBuilder text;
    private @Nullable ByteArrayOutputStream binary;
    private boolean tooLarge;

    /** @param takesPiecesOfText whether pieces of text are handed on as they come */
    WholeMessages(boolean takesPiecesOfText) {
        this.takesPiecesOfText = takesPiecesOfText;
    }

    /** Returns what can be handed on now; null if more must come first, or if it {@link #isTooLarge}. */
    @Nullable
    WebSocketMessage<?> add(WebSocketMessage<?> piece) {
        if (tooLarge) {
            return null;
        }
        if (piece instanceof TextMessage some && !takesPiecesOfText) {
            return add(some);
        }
        return piece instanceof BinaryMessage some ? add(some) : piece;
    }

    /** Whether a message was longer than {@link #MAX_SIZE}: nothing is handed on any more. */
    boolean isTooLarge() {
        return tooLarge;
    }

    private @Nullable TextMessage add(TextMessage piece) {
        StringBuilder begun = text;
        if (measure(begun == null ? 0 : begun.length(), piece)) {
            text = null;
            return null;
        }
        if (begun == null) {
            if (piece.isLast()) {
                return piece;
            }
            begun = new StringBuilder();
            text = begun;
        }
        begun.append(piece.getPayload());
        if (!piece.isLast()) {
            return null;
        }
        text = null;
        return new TextMessage(begun);
    }

    private @Nullable BinaryMessage add(BinaryMessage piece) {
        ByteArrayOutputStream begun = binary;
        if (measure(begun == null ? 0 : begun.size(), piece)) {
            binary = null;
            return null;
        }
        if (begun == null) {
            if (piece.isLast()) {
                return piece;
            }
            begun = new ByteArrayOutputStream();
            binary = begun;
        }
        ByteBuffer bytes = piece.getPayload();
        while (bytes.hasRemaining()) {
            begun.write(bytes.get());
        }
        if (!piece.isLast()) {
            return null;
        }
        binary = null;
        return new BinaryMessage(begun.toByteArray());
    }

    private boolean measure(int begun, WebSocketMessage<?> piece) {
        tooLarge = begun + QueuedSession.size(piece) > MAX_SIZE;
        return tooLarge;
    }
}
