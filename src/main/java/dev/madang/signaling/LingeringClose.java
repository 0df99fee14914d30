package dev.madang.signaling;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import org.springframework.scheduling.TaskScheduler;
import org.springframework.web.socket.CloseStatus;
import org.springframework.web.socket.WebSocketHandler;
import org.springframework.web.socket.WebSocketSession;
import org.springframework.web.socket.handler.WebSocketHandlerDecorator;
import org.springframework.web.socket.handler.WebSocketSessionDecorator;
import org.springframework.web.socket.sockjs.transport.session.AbstractHttpSockJsSession;

/**
 * Lets the last message of an HTTP transport arrive. A session that is closed between two requests of its client never
 * hands out what it still holds, so the ERROR that tells why would be lost; its close waits for the next request.
 */
final class LingeringClose extends WebSocketHandlerDecorator {

    private static final Duration LINGER = Duration.ofSeconds(2);

    private final TaskScheduler scheduler;

    LingeringClose(WebSocketHandler delegate, TaskScheduler scheduler) {
        super(delegate);
        this.scheduler = scheduler;
    }

    @Override
    public void afterConnectionEstablished(WebSocketSession session) throws Exception {
        boolean http = WebSocketSessionDecorator.unwrap(session) instanceof AbstractHttpSockJsSession;
        super.afterConnectionEstablished(http ? new Session(session, scheduler) : session);
    }

    private static final class Session extends WebSocketSessionDecorator {

        private final TaskScheduler scheduler;

        Session(WebSocketSession delegate, TaskScheduler scheduler) {
            super(delegate);
            this.scheduler = scheduler;
        }

        @Override
        public void close(CloseStatus status) throws IOException {
            boolean clientIsReading = ((AbstractHttpSockJsSession) getLastSession()).isActive();
            if (clientIsReading || !CloseStatus.PROTOCOL_ERROR.equals(status)) {
                getDelegate().close(status);
                return;
            }
            scheduler.schedule(() -> closeNow(status), Instant.now().plus(LINGER));
        }

        private void closeNow(CloseStatus status) {
            try {
                getDelegate().close(status);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
