package dev.madang.lab;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Version;

/** The transports that a browser of ours may end up with. */
public enum TransportKind {
    WEBSOCKET,
    XHR_STREAMING,
    XHR;

    private static final HttpClient HTTP = client();
    /** Of their own: on a connection that has served requests, the server may say that it will close. */
    private static final HttpClient WEBSOCKETS = client();

    /** Opens to a server such as {@code http://localhost:8080}. */
    public RawTransport open(URI server) {
        return switch (this) {
            case WEBSOCKET -> new WebSocketTransport(WEBSOCKETS, server);
            case XHR_STREAMING -> new SockJsTransport(HTTP, server, "xhr_streaming");
            case XHR -> new SockJsTransport(HTTP, server, "xhr");
        };
    }

    private static HttpClient client() {
        return HttpClient.newBuilder().version(Version.HTTP_1_1).build();
    }
}
