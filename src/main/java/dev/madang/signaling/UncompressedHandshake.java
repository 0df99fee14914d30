package dev.madang.signaling;

import java.util.List;
import org.springframework.http.server.ServerHttpRequest;
import org.springframework.web.socket.WebSocketExtension;
import org.springframework.web.socket.server.support.DefaultHandshakeHandler;

/**
 * Accepts no permessage-deflate: it doubles the memory of an idle connection, and a small message may unfold to a large
 * one.
 */
final class UncompressedHandshake extends DefaultHandshakeHandler {

    @Override
    protected List<WebSocketExtension> filterRequestedExtensions(
            ServerHttpRequest request, List<WebSocketExtension> requested, List<WebSocketExtension> supported) {
        return List.of();
    }
}
