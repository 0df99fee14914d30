package dev.madang.transport;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.socket.CloseStatus;
import org.springframework.web.socket.TextMessage;
import org.springframework.web.socket.WebSocketMessage;
import org.springframework.web.socket.WebSocketSession;
import org.springframework.web.socket.handler.WebSocketSessionDecorator;

/**
 * A session whose {@link #sendMessage} never waits: messages go out one after the other, and what a slow reader leaves
 * waiting is bounded. Beyond the bound the session is closed, so that a slow reader harms nobody but itself.
 * Thread-safe.
 */
abstract class QueuedSession extends WebSocketSessionDecorator {

    /** Of what waits for one reader, in characters; more than one participant may send at once. */
    static final int MAX_WAITING = 768 * 1024;

    private static final Logger log = LoggerFactory.getLogger(QueuedSession.class);

    private final Deque<WebSocketMessage<?>> waiting = new ArrayDeque<>();
    private final Closing closing;
    private final Backlog.Share share;
    private int waitingCharacters;
    /** Of what is on its way; it is in memory until it is out. */
    private int sentCharacters;

    private boolean sending;
    private boolean draining;
    private boolean closed;
    private @Nullable CloseStatus last;

    QueuedSession(WebSocketSession delegate, Closing closing, Backlog backlog) {
        super(delegate);
        this.closing = closing;
        share = backlog.share();
    }

    /**
     * Sends one message and calls {@link #sent} or {@link #failed} when it is out; on any thread, this one included.
     */
    abstract void transmit(WebSocketMessage<?> message);

    /** Whether a message can be sent now; {@link #ready} is called when it can again. Never blocks. */
    boolean isReady() {
        return true;
    }

    final void ready() {
        drain();
    }

    /** Takes what waits next, if it has no more than so many characters, to be sent with what is on its way. */
    final synchronized @Nullable WebSocketMessage<?> more(int characters) {
        WebSocketMessage<?> next = waiting.peek();
        if (next == null || size(next) > characters) {
            return null;
        }
        return take();
    }

    /** Closes the session for good; may block. */
    void closeNow(CloseStatus status) throws IOException {
        getDelegate().close(status);
    }

    @Override
    public final void sendMessage(WebSocketMessage<?> message) {
        synchronized (this) {
            if (closed || last != null) {
                return;
            }
            int size = size(message);
            if (waitingCharacters + size > MAX_WAITING && !waiting.isEmpty() || !share.add(size)) {
                log.info("A session is closed: its reader is too slow");
                abandon();
                return;
            }
            waiting.add(message);
            waitingCharacters += size;
        }
        drain();
    }

    /** Closes after what is waiting has gone out, or soon, whichever comes first. */
    @Override
    public final void close(CloseStatus status) {
        synchronized (this) {
            if (closed || last != null) {
                return;
            }
            last = status;
        }
        closing.later(() -> finish(status));
        drain();
    }

    @Override
    public final void close() {
        close(CloseStatus.NORMAL);
    }

    final void sent() {
        synchronized (this) {
            sending = false;
            release();
        }
        drain();
    }

    final void failed() {
        synchronized (this) {
            abandon();
        }
    }

    /** The connection is no more, and nothing waits for it. Idempotent. */
    final synchronized void gone() {
        closed = true;
        dropWaiting();
        release();
    }

    /** In characters. */
    static int size(WebSocketMessage<?> message) {
        return message instanceof TextMessage text ? text.getPayload().length() : message.getPayloadLength();
    }

    private void abandon() {
        last = CloseStatus.SESSION_NOT_RELIABLE;
        dropWaiting();
        closing.now(() -> finish(CloseStatus.SESSION_NOT_RELIABLE));
    }

    private void dropWaiting() {
        waiting.clear();
        share.remove(waitingCharacters);
        waitingCharacters = 0;
    }

    private void release() {
        share.remove(sentCharacters);
        sentCharacters = 0;
    }

    /** A loop and not a recursion, for a message may be out before {@link #transmit} returns. */
    private void drain() {
        synchronized (this) {
            if (draining) {
                return;
            }
            draining = true;
        }
        WebSocketMessage<?> next = next();
        while (next != null) {
            transmit(next);
            next = next();
        }
    }

    private @Nullable WebSocketMessage<?> next() {
        CloseStatus status;
        synchronized (this) {
            if (!sending && !closed && !waiting.isEmpty() && isReady()) {
                sending = true;
                return take();
            }
            draining = false;
            status = sending || closed || !waiting.isEmpty() ? null : last;
        }
        if (status != null) {
            closing.now(() -> finish(status));
        }
        return null;
    }

    private WebSocketMessage<?> take() {
        WebSocketMessage<?> next = waiting.remove();
        waitingCharacters -= size(next);
        sentCharacters += size(next);
        return next;
    }

    private void finish(CloseStatus status) {
        synchronized (this) {
            if (closed) {
                return;
            }
            closed = true;
            dropWaiting();
        }
        try {
            closeNow(status);
        } catch (IOException | RuntimeException gone) {
            log.debug("A session was gone before it was closed");
        }
        synchronized (this) {
            release();
        }
    }
}
