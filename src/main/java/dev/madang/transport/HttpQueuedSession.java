package dev.madang.transport;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.socket.CloseStatus;
import org.springframework.web.socket.TextMessage;
import org.springframework.web.socket.WebSocketMessage;
import org.springframework.web.socket.sockjs.transport.session.AbstractHttpSockJsSession;

/**
 * Sends over an HTTP transport of SockJS, whose writes block, on threads of their own. While the client has no request
 * open, messages wait here: what the transport holds itself it hands over on the thread of the next request, which a
 * client that does not read would keep.
 */
final class HttpQueuedSession extends QueuedSession {

    /**
     * Of one answer, in characters, unless a single message is longer: with each of them escaped, it is what the system
     * buffers, so that nobody waits for who does not read it.
     */
    static final int ANSWER = 32 * 1024;

    private static final Logger log = LoggerFactory.getLogger(HttpQueuedSession.class);
    /** For the client to come back after its last message. */
    private static final Duration NEXT_REQUEST = Duration.ofMillis(250);

    private final AbstractHttpSockJsSession session;
    private final Executor writers;
    private final Closing closing;

    HttpQueuedSession(AbstractHttpSockJsSession session, Executor writers, Closing closing, Backlog backlog) {
        super(session, closing, backlog);
        this.session = session;
        this.writers = writers;
        this.closing = closing;
    }

    /** Whether the session has told who it is, and is of this source as limits count it. */
    boolean isKnownFrom(String source) {
        Introduction introduction = Introduction.of(getAttributes());
        return introduction != null
                && introduction.isMade()
                && introduction.source().equals(source);
    }

    @Override
    boolean isReady() {
        return session.isActive();
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
            session.sendMessage(withMore(message));
            sent();
        } catch (IOException | RuntimeException | Error gone) {
            log.debug("A message could not be written");
            failed();
        }
    }

    /** A client that polls has to come again for each answer. */
    private WebSocketMessage<?> withMore(WebSocketMessage<?> first) {
        WebSocketMessage<?> next = more(ANSWER - size(first));
        if (next == null) {
            return first;
        }
        StringBuilder all = new StringBuilder();
        append(all, first);
        while (next != null) {
            append(all, next);
            next = more(ANSWER - all.length());
        }
        return all.isEmpty() ? SignOfLife.LINE_END : new TextMessage(all);
    }

    private static void append(StringBuilder all, WebSocketMessage<?> message) {
        // Whatever else is sent is a sign of life too.
        if (message != SignOfLife.LINE_END) {
            all.append(message.getPayload());
        }
    }

    /** One that is closed at once, between two requests of its client, could tell the next one nothing. */
    @Override
    void closeNow(CloseStatus status) throws IOException {
        if (CloseStatus.SESSION_NOT_RELIABLE.equals(status)) {
            session.close(status);
        } else {
            closing.after(NEXT_REQUEST, () -> closeQuietly(status));
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
