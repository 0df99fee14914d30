package dev.madang.transport;

import java.io.IOException;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.socket.CloseStatus;
import org.springframework.web.socket.WebSocketHandler;
import org.springframework.web.socket.WebSocketMessage;
import org.springframework.web.socket.WebSocketSession;
import org.springframework.web.socket.handler.WebSocketHandlerDecorator;
import org.springframework.web.socket.sockjs.transport.SockJsSession;
import org.springframework.web.socket.sockjs.transport.session.AbstractHttpSockJsSession;

/** Gives sessions their queues, and closes those that never introduce themselves. */
final class SessionCare extends WebSocketHandlerDecorator {

    private static final Logger log = LoggerFactory.getLogger(SessionCare.class);
    private static final String CHECK = SessionCare.class.getName();
    private static final String QUEUES = CHECK + ".queues";

    private final Predicate<Map<String, Object>> isKnown;
    private final Executor senders;
    private final Executor writers;
    private final Closing closing;
    private final Backlog backlog;
    private final HttpSessions httpSessions;

    SessionCare(
            WebSocketHandler delegate,
            Predicate<Map<String, Object>> isKnown,
            Executor senders,
            Executor writers,
            Closing closing,
            Backlog backlog,
            HttpSessions httpSessions) {
        super(delegate);
        this.isKnown = isKnown;
        this.senders = senders;
        this.writers = writers;
        this.closing = closing;
        this.backlog = backlog;
        this.httpSessions = httpSessions;
    }

    @Override
    public void afterConnectionEstablished(WebSocketSession session) throws Exception {
        WebSocketSession queued = session;
        if (session instanceof AbstractHttpSockJsSession transport) {
            HttpQueuedSession http = new HttpQueuedSession(transport, writers, closing, backlog);
            httpSessions.add(http);
            queued = http;
        }
        BatchedSession batched = new BatchedSession(queued, senders, backlog);
        session.getAttributes().put(QUEUES, batched);
        Farewell.attach(batched, closing);
        session.getAttributes()
                .put(CHECK, closing.after(Introductions.PATIENCE, () -> closeUnlessKnown(batched.getDelegate())));
        if (session instanceof SockJsSession sockJs) {
            // We send signs of life ourselves; its own would be planned anew with each message.
            sockJs.disableHeartbeat();
        }
        super.afterConnectionEstablished(batched);
    }

    /** With the check goes what it holds: sessions that come and go quickly would be many. */
    @Override
    public void afterConnectionClosed(WebSocketSession session, CloseStatus status) throws Exception {
        if (session.getAttributes().remove(CHECK) instanceof Future<?> check) {
            check.cancel(false);
        }
        if (session.getAttributes().remove(QUEUES) instanceof BatchedSession batched) {
            batched.gone();
            if (batched.getDelegate() instanceof HttpQueuedSession http) {
                httpSessions.remove(http);
                http.gone();
            }
        }
        Introduction introduction = Introduction.of(session.getAttributes());
        if (introduction != null) {
            introduction.gone();
        }
        super.afterConnectionClosed(session, status);
    }

    @Override
    public void handleMessage(WebSocketSession session, WebSocketMessage<?> message) throws Exception {
        Farewell farewell = Farewell.of(session.getAttributes());
        if (farewell != null && farewell.isSaid()) {
            return;
        }
        super.handleMessage(session, message);
    }

    private void closeUnlessKnown(WebSocketSession session) {
        try {
            if (session.isOpen() && !isKnown.test(session.getAttributes())) {
                session.close(CloseStatus.SESSION_NOT_RELIABLE);
            }
        } catch (IOException gone) {
            log.debug("A session was gone before it was closed");
        }
    }
}
