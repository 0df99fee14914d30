package dev.madang.transport;

import jakarta.websocket.Session;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.CompletionHandler;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.apache.tomcat.util.net.SocketWrapperBase;
import org.apache.tomcat.util.net.SocketWrapperBase.BlockingMode;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.socket.CloseStatus;
import org.springframework.web.socket.TextMessage;
import org.springframework.web.socket.WebSocketMessage;
import org.springframework.web.socket.WebSocketSession;

/**
 * Sends text over a WebSocket without waiting for the network. It writes the frames itself (RFC 6455, section 5): the
 * container would encode character by character into a buffer of each connection, and hand every message over to another
 * thread to tell that it is out. Control frames are the container's; a frame is one write, so none comes into another.
 */
final class WebSocketQueuedSession extends QueuedSession {

    private static final Logger log = LoggerFactory.getLogger(WebSocketQueuedSession.class);
    private static final Duration SEND_TIME = Duration.ofSeconds(10);
    private static final Duration CLOSE_TIME = Duration.ofSeconds(2);
    /** The container answers a ping on the thread that read it: whoever does not read holds it for no longer. */
    private static final Duration PONG_TIME = Duration.ofMillis(50);

    private static final String BLOCKING_TIME = "org.apache.tomcat.websocket.BLOCKING_SEND_TIMEOUT";

    private static final byte WHOLE_TEXT = (byte) 0x81;
    private static final int LONGEST_IN_ONE_BYTE = 125;
    private static final byte TWO_BYTES_FOLLOW = 126;
    private static final byte EIGHT_BYTES_FOLLOW = 127;
    private static final int LONGEST_IN_TWO_BYTES = 0xFFFF;

    private final Session session;
    private final SocketWrapperBase<?> socket;
    private final Out out = new Out();
    private volatile long began;

    WebSocketQueuedSession(WebSocketSession delegate, Session session, Closing closing, Backlog backlog) {
        super(delegate, closing, backlog);
        this.session = session;
        socket = LeanUpgrade.socketOf(session);
        session.getUserProperties().put(BLOCKING_TIME, PONG_TIME.toMillis());
        // Of the answer to a close.
        session.getUserProperties().put("org.apache.tomcat.websocket.SESSION_CLOSE_TIMEOUT", CLOSE_TIME.toMillis());
    }

    /** The close frame is sent blocking; it must not wait long behind a message that does not get out. */
    @Override
    void closeNow(CloseStatus status) throws IOException {
        session.getUserProperties().put(BLOCKING_TIME, CLOSE_TIME.toMillis());
        super.closeNow(status);
    }

    /** The container's own time begins anew with each byte that a reader takes. */
    @Override
    boolean isStalled() {
        return System.nanoTime() - began > SEND_TIME.toNanos();
    }

    @Override
    void transmit(WebSocketMessage<?> message) {
        if (!(message instanceof TextMessage text) || !session.isOpen()) {
            failed();
            return;
        }
        began = System.nanoTime();
        byte[] payload = text.getPayload().getBytes(StandardCharsets.UTF_8);
        try {
            socket.write(
                    BlockingMode.SEMI_BLOCK,
                    SEND_TIME.toMillis(),
                    TimeUnit.MILLISECONDS,
                    null,
                    SocketWrapperBase.COMPLETE_WRITE_WITH_COMPLETION,
                    out,
                    head(payload.length),
                    ByteBuffer.wrap(payload));
        } catch (RuntimeException gone) {
            log.debug("A message could not be sent");
            failed();
        }
    }

    private static ByteBuffer head(int length) {
        ByteBuffer head = ByteBuffer.allocate(2 + Long.BYTES).put(WHOLE_TEXT);
        if (length <= LONGEST_IN_ONE_BYTE) {
            head.put((byte) length);
        } else if (length <= LONGEST_IN_TWO_BYTES) {
            head.put(TWO_BYTES_FOLLOW).putShort((short) length);
        } else {
            head.put(EIGHT_BYTES_FOLLOW).putLong(length);
        }
        return head.flip();
    }

    private final class Out implements CompletionHandler<Long, @Nullable Void> {

        @Override
        public void completed(Long bytes, @Nullable Void nothing) {
            sent();
        }

        @Override
        public void failed(Throwable gone, @Nullable Void nothing) {
            log.debug("A message could not be sent");
            WebSocketQueuedSession.this.failed();
        }
    }
}
