package dev.madang.signaling;

import dev.madang.transport.Farewell;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.springframework.messaging.Message;
import org.springframework.messaging.simp.stomp.StompConversionException;
import org.springframework.messaging.simp.stomp.StompDecoder;
import org.springframework.util.MultiValueMap;

/**
 * Bounds in how many messages a frame may come. What has come of it is read anew with each of them, so that a frame of
 * single bytes would keep the server busy for hours; and no rule about frames would ever see it.
 */
final class PieceLimit extends StompDecoder {

    /** A client that sends pieces of 1 KiB or more never meets it. */
    static final int MAX_PIECES = 128;

    private static final String ATTRIBUTE = PieceLimit.class.getName();

    /** Keeps the announced length to itself: while Spring waits for that, it keeps every piece by itself, uncounted. */
    @Override
    public List<Message<byte[]>> decode(ByteBuffer buffer, @Nullable MultiValueMap<String, String> partialHeaders) {
        List<Message<byte[]>> frames = super.decode(buffer, null);
        Farewell farewell = Farewell.current();
        if (farewell != null) {
            count(farewell.attributes(), frames.isEmpty() && buffer.hasRemaining());
        }
        return frames;
    }

    private static void count(Map<String, Object> attributes, boolean onlyAPiece) {
        if (!onlyAPiece) {
            attributes.remove(ATTRIBUTE);
            return;
        }
        var pieces = (AtomicInteger) attributes.computeIfAbsent(ATTRIBUTE, key -> new AtomicInteger());
        if (pieces.incrementAndGet() > MAX_PIECES) {
            throw new StompConversionException("The number of pieces exceeds " + MAX_PIECES);
        }
    }
}
