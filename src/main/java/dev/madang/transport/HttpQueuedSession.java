package dev.madang.transport;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.socket.CloseStatus;
import org.springframework.web.socket.WebSocketMessage;
import org.springframework.web.socket.sockjs.transport.session.AbstractHttpSockJsSession;

/**
 * Sends over an HTTP transport of SockJS, whose writes block, on threads of their own. While the client has no request
 * open, the transport holds its messages; that is bounded here too.
 */
final class HttpQueuedSession extends QueuedSession {

    private static final Logger log = LoggerFactory.getLogger(HttpQueuedSession.class);
    private static final Duration NEXT_REQUEST = Duration.ofSeconds(2);
    /** For a request that came in just now and has not been handed what was held for it. */
    private static final Duration HAND_OVER = Duration.ofMillis(250);

    private final AbstractHttpSockJsSession session;
    private final Executor writers;
    private final Closing closing;
    private long heldBytes;
    private volatile boolean holding;

    HttpQueuedSession(AbstractHttpSockJsSession session, Executor writers, Closing closing, Backlog backlog) {
        super(session, closing, backlog);
        this.session = session;
        this.writers = writers;
        this.closing = closing;
    }

    @Override
    void transmit(WebSocketMessage<?> message) {
        try {
            writers.execute(() -> write(message));
        } catch (RejectedExecutionException full) {
            failed();
        }
    }

    private void write(WebSocketMessage<?> message) {
        try {
            holding = !session.isActive();
            heldBytes = holding ? heldBytes + message.getPayloadLength() : 0;
            if (heldBytes > MAX_WAITING) {
                failed();
                return;
            }
            session.sendMessage(message);
            sent();
        } catch (IOException | RuntimeException gone) {
            log.debug("A message could not be written");
            failed();
        }
    }

    /**
     * A session that is closed between two requests of its client never hands out what it holds, so the message that
     * tells why would be lost: its close waits for the next request.
     */
    @Override
    void closeNow(CloseStatus status) throws IOException {
        if (CloseStatus.SESSION_NOT_RELIABLE.equals(status)) {
            session.close(status);
        } else {
            closing.after(holding ? NEXT_REQUEST : HAND_OVER, () -> closeQuietly(status));
        }
    }

    private void closeQuietly(CloseStatus status) {
        try {
            session.close(status);
        } catch (IOException gone) {
            log.debug("A session was gone before it was closed");
        }
    }
}
