package dev.madang.transport;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpUpgradeHandler;
import jakarta.websocket.Session;
import java.io.IOException;
import java.security.Principal;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.Map;
import org.apache.tomcat.websocket.server.WsHttpUpgradeHandler;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.ServerHttpRequest;
import org.springframework.http.server.ServerHttpResponse;
import org.springframework.http.server.ServletServerHttpRequest;
import org.springframework.web.socket.CloseStatus;
import org.springframework.web.socket.WebSocketExtension;
import org.springframework.web.socket.WebSocketHandler;
import org.springframework.web.socket.WebSocketHttpHeaders;
import org.springframework.web.socket.WebSocketMessage;
import org.springframework.web.socket.WebSocketSession;
import org.springframework.web.socket.adapter.NativeWebSocketSession;
import org.springframework.web.socket.handler.WebSocketHandlerDecorator;
import org.springframework.web.socket.server.HandshakeHandler;
import org.springframework.web.socket.server.standard.StandardWebSocketUpgradeStrategy;
import org.springframework.web.socket.server.support.DefaultHandshakeHandler;

/** Opens WebSockets that are written without blocking, whether SockJS is on top or not. */
final class NonBlockingHandshake implements HandshakeHandler {

    private static final String TAKEN = NonBlockingHandshake.class.getName();

    private final HandshakeHandler handshake = new DefaultHandshakeHandler(new Uncompressed());
    private final Closing closing;
    private final Backlog backlog;

    NonBlockingHandshake(Closing closing, Backlog backlog) {
        this.closing = closing;
        this.backlog = backlog;
    }

    /**
     * One socket for each session of SockJS, whose attributes these are: it would hand the session of whoever knows its
     * id over to a second one.
     */
    @Override
    public boolean doHandshake(
            ServerHttpRequest request,
            ServerHttpResponse response,
            WebSocketHandler handler,
            Map<String, Object> attributes) {
        if (attributes.putIfAbsent(TAKEN, true) != null) {
            response.setStatusCode(HttpStatus.NOT_FOUND);
            return false;
        }
        return handshake.doHandshake(request, response, new Queueing(handler), attributes);
    }

    /**
     * Accepts no permessage-deflate: it doubles the memory of an idle connection, and a small message may unfold to a
     * large one. Whoever selects no extension leaves the choice to Tomcat, which then takes all that it knows; so it is
     * not told what was asked for.
     */
    private static final class Uncompressed extends StandardWebSocketUpgradeStrategy {

        @Override
        public void upgrade(
                ServerHttpRequest request,
                ServerHttpResponse response,
                @Nullable String protocol,
                List<WebSocketExtension> extensions,
                @Nullable Principal user,
                WebSocketHandler handler,
                Map<String, Object> attributes) {
            ServerHttpRequest plain = new ServletServerHttpRequest(new PlainRequest(getHttpServletRequest(request)));
            super.upgrade(plain, response, protocol, List.of(), user, handler, attributes);
        }
    }

    private static final class PlainRequest extends HttpServletRequestWrapper {

        PlainRequest(HttpServletRequest request) {
            super(request);
        }

        @Override
        public <T extends HttpUpgradeHandler> T upgrade(Class<T> type) throws IOException, ServletException {
            return type == WsHttpUpgradeHandler.class
                    ? type.cast(super.upgrade(LeanUpgrade.class))
                    : super.upgrade(type);
        }

        @Override
        public Enumeration<String> getHeaders(String name) {
            return name.equalsIgnoreCase(WebSocketHttpHeaders.SEC_WEBSOCKET_EXTENSIONS)
                    ? Collections.emptyEnumeration()
                    : super.getHeaders(name);
        }
    }

    /**
     * Shows the handler its session only through the queue; for one session. Messages come in pieces, or else each
     * connection would hold a buffer for the largest.
     */
    private final class Queueing extends WebSocketHandlerDecorator {

        private final WholeMessages messages;
        private volatile @Nullable QueuedSession queued;

        Queueing(WebSocketHandler delegate) {
            super(delegate);
            messages = new WholeMessages(delegate.supportsPartialMessages());
        }

        @Override
        public boolean supportsPartialMessages() {
            return true;
        }

        @Override
        public void handleMessage(WebSocketSession session, WebSocketMessage<?> piece) throws Exception {
            WebSocketMessage<?> message = messages.add(piece);
            QueuedSession opened = queued;
            if (message != null) {
                super.handleMessage(session, message);
            } else if (messages.isTooLarge() && opened != null) {
                opened.close(CloseStatus.TOO_BIG_TO_PROCESS);
            }
        }

        @Override
        public void afterConnectionEstablished(WebSocketSession session) throws Exception {
            Session socket = session instanceof NativeWebSocketSession container
                    ? container.getNativeSession(Session.class)
                    : null;
            if (socket == null) {
                throw new IllegalStateException("not a session of a Jakarta WebSocket container");
            }
            QueuedSession opened = new WebSocketQueuedSession(session, socket, closing, backlog);
            queued = opened;
            super.afterConnectionEstablished(opened);
        }

        @Override
        public void afterConnectionClosed(WebSocketSession session, CloseStatus status) throws Exception {
            QueuedSession opened = queued;
            if (opened != null) {
                opened.gone();
            }
            super.afterConnectionClosed(session, status);
        }
    }
}
