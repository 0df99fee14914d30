package dev.madang.transport;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.socket.CloseStatus;
import org.springframework.web.socket.TextMessage;
import org.springframework.web.socket.WebSocketMessage;
import org.springframework.web.socket.WebSocketSession;
import org.springframework.web.socket.handler.WebSocketSessionDecorator;

/**
 * A session to which others speak while they hold locks: what they say is kept, and handed on by another thread. What
 * has come together by then goes out as one message, since a write to the network costs as much for one as for many.
 * Only for protocols whose readers find by themselves where something ends. Thread-safe.
 */
final class BatchedSession extends WebSocketSessionDecorator {

    /** Of one message, in characters, unless it was longer from the beginning: what the container sends in one go. */
    static final int BATCH = 4_000;

    private static final Logger log = LoggerFactory.getLogger(BatchedSession.class);

    /** What is to be sent; if nothing, how to close, if at all. */
    private record Step(
            @Nullable TextMessage message, @Nullable CloseStatus last) {}

    private final Executor threads;
    private final Backlog.Share share;
    private final Queue<TextMessage> waiting = new ArrayDeque<>();
    private int waitingCharacters;
    private boolean handingOn;
    private @Nullable CloseStatus last;

    BatchedSession(WebSocketSession delegate, Executor threads, Backlog backlog) {
        super(delegate);
        this.threads = threads;
        share = backlog.share();
    }

    @Override
    public void sendMessage(WebSocketMessage<?> message) {
        if (!(message instanceof TextMessage text)) {
            throw new IllegalArgumentException("not a text");
        }
        synchronized (this) {
            if (last != null) {
                return;
            }
            int characters = text.getPayload().length();
            if (waitingCharacters > QueuedSession.MAX_WAITING || !share.add(characters)) {
                // Nobody hands on any more: the reader below has its own bound.
                giveUp();
            } else {
                waiting.add(text);
                waitingCharacters += characters;
            }
            if (handingOn) {
                return;
            }
            handingOn = true;
        }
        if (message == SignOfLife.LINE_END) {
            // Whoever sends it holds no locks, and there are many at a time.
            handOn();
        } else {
            start();
        }
    }

    /** After what was sent before. */
    @Override
    public void close(CloseStatus status) {
        synchronized (this) {
            if (last != null) {
                return;
            }
            last = status;
            if (handingOn) {
                return;
            }
            handingOn = true;
        }
        start();
    }

    @Override
    public void close() {
        close(CloseStatus.NORMAL);
    }

    private void start() {
        try {
            threads.execute(this::handOn);
        } catch (RejectedExecutionException stopped) {
            handOn();
        }
    }

    private void handOn() {
        try {
            Step step = next();
            while (step.message() != null) {
                getDelegate().sendMessage(step.message());
                step = next();
            }
            if (step.last() != null) {
                getDelegate().close(step.last());
            }
        } catch (IOException | RuntimeException gone) {
            log.debug("A session was gone before a message");
            gone();
        } catch (Error failed) {
            // As when memory is short. A message is lost, and so the session with it.
            log.error("A session is closed: a message could not be handed on", failed);
            gone();
            closeDelegate();
        }
    }

    private void closeDelegate() {
        try {
            getDelegate().close(CloseStatus.SESSION_NOT_RELIABLE);
        } catch (IOException | RuntimeException gone) {
            log.debug("A session was gone before it was closed");
        }
    }

    /** The connection is no more, and nothing waits for it. Idempotent. */
    synchronized void gone() {
        giveUp();
    }

    private void giveUp() {
        waiting.clear();
        waitingCharacters = 0;
        share.clear();
        last = CloseStatus.SESSION_NOT_RELIABLE;
    }

    /** In one go with letting go of the session: whoever takes it up next may be told to say something and to close. */
    private synchronized Step next() {
        TextMessage first = waiting.poll();
        if (first == null) {
            // A session that closes needs nobody any more.
            handingOn = last != null;
            return new Step(null, last);
        }
        int characters = first.getPayload().length();
        StringBuilder batch = null;
        TextMessage next = waiting.peek();
        while (isJoinable(first)
                && next != null
                && isJoinable(next)
                && characters + next.getPayload().length() <= BATCH) {
            if (batch == null) {
                batch = new StringBuilder(BATCH).append(first.getPayload());
            }
            batch.append(next.getPayload());
            characters += next.getPayload().length();
            waiting.remove();
            next = waiting.peek();
        }
        waitingCharacters -= characters;
        share.remove(characters);
        return new Step(batch == null ? first : new TextMessage(batch), null);
    }

    private static boolean isJoinable(TextMessage message) {
        return message != SignOfLife.LINE_END;
    }
}
