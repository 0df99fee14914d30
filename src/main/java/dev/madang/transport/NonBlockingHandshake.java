package dev.madang.transport;

import jakarta.websocket.Session;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.ServerHttpRequest;
import org.springframework.http.server.ServerHttpResponse;
import org.springframework.web.socket.WebSocketExtension;
import org.springframework.web.socket.WebSocketHandler;
import org.springframework.web.socket.WebSocketSession;
import org.springframework.web.socket.adapter.NativeWebSocketSession;
import org.springframework.web.socket.handler.WebSocketHandlerDecorator;
import org.springframework.web.socket.server.HandshakeHandler;
import org.springframework.web.socket.server.support.DefaultHandshakeHandler;

/** Opens WebSockets that are written without blocking, whether SockJS is on top or not. */
final class NonBlockingHandshake implements HandshakeHandler {

    private static final String TAKEN = NonBlockingHandshake.class.getName();

    private final HandshakeHandler handshake = new Uncompressed();
    private final Closing closing;

    NonBlockingHandshake(Closing closing) {
        this.closing = closing;
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
     * large one.
     */
    private static final class Uncompressed extends DefaultHandshakeHandler {

        @Override
        protected List<WebSocketExtension> filterRequestedExtensions(
                ServerHttpRequest request, List<WebSocketExtension> requested, List<WebSocketExtension> supported) {
            return List.of();
        }
    }

    /** Shows the handler its session only through the queue. */
    private final class Queueing extends WebSocketHandlerDecorator {

        Queueing(WebSocketHandler delegate) {
            super(delegate);
        }

        @Override
        public void afterConnectionEstablished(WebSocketSession session) throws Exception {
            Session socket = session instanceof NativeWebSocketSession container
                    ? container.getNativeSession(Session.class)
                    : null;
            if (socket == null) {
                throw new IllegalStateException("not a session of a Jakarta WebSocket container");
            }
            super.afterConnectionEstablished(new WebSocketQueuedSession(session, socket, closing));
        }
    }
}
