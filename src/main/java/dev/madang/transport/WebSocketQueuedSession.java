package dev.madang.transport;

import jakarta.websocket.RemoteEndpoint;
import jakarta.websocket.Session;
import java.io.IOException;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.socket.CloseStatus;
import org.springframework.web.socket.TextMessage;
import org.springframework.web.socket.WebSocketMessage;
import org.springframework.web.socket.WebSocketSession;

/** Sends text over the WebSocket of the container without waiting for the network. */
final class WebSocketQueuedSession extends QueuedSession {

    private static final Logger log = LoggerFactory.getLogger(WebSocketQueuedSession.class);
    private static final Duration SEND_TIME = Duration.ofSeconds(10);
    private static final Duration CLOSE_TIME = Duration.ofSeconds(2);
    /** The container answers a ping on the thread that read it: whoever does not read holds it for no longer. */
    private static final Duration PONG_TIME = Duration.ofMillis(50);

    private static final String BLOCKING_TIME = "org.apache.tomcat.websocket.BLOCKING_SEND_TIMEOUT";

    private final Session session;
    private final RemoteEndpoint.Async remote;

    WebSocketQueuedSession(WebSocketSession delegate, Session session, Closing closing, Backlog backlog) {
        super(delegate, closing, backlog);
        this.session = session;
        remote = session.getAsyncRemote();
        remote.setSendTimeout(SEND_TIME.toMillis());
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

    @Override
    void transmit(WebSocketMessage<?> message) {
        try {
            if (message instanceof TextMessage text) {
                remote.sendText(text.getPayload(), result -> {
                    if (result.isOK()) {
                        sent();
                    } else {
                        failed();
                    }
                });
            } else {
                getDelegate().sendMessage(message);
                sent();
            }
        } catch (IOException | RuntimeException gone) {
            log.debug("A message could not be sent");
            failed();
        }
    }
}
