package dev.madang.lab;

import java.net.URI;

/** The transports that a browser of ours may end up with. */
public enum TransportKind {
    WEBSOCKET,
    XHR_STREAMING,
    XHR;

    /** Opens to a server such as {@code http://localhost:8080}. */
    public RawTransport open(URI server) {
        return switch (this) {
            case WEBSOCKET -> new WebSocketTransport(Clients.sockets(server), server);
            case XHR_STREAMING -> new SockJsTransport(Clients.requests(server), server, "xhr_streaming");
            case XHR -> new SockJsTransport(Clients.requests(server), server, "xhr");
        };
    }
}
