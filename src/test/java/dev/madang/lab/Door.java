package dev.madang.lab;

import java.io.IOException;
import java.util.UUID;

/** Every way in which a browser reaches the WebSocket endpoint or one of its replacements. */
public enum Door {
    INFO("GET", "/ws/info", 200),
    PREFLIGHT("OPTIONS", "/ws/info", 200),
    WEBSOCKET("GET", "/ws/000/{id}/websocket", 101),
    RAW_WEBSOCKET("GET", "/ws/websocket", 101),
    XHR("POST", "/ws/000/{id}/xhr", 200),
    XHR_STREAMING("POST", "/ws/000/{id}/xhr_streaming", 200),
    XHR_SEND("POST", "/ws/000/{id}/xhr_send", 204),
    EVENT_SOURCE("GET", "/ws/000/{id}/eventsource", 200),
    HTML_FILE("GET", "/ws/000/{id}/htmlfile?c=x", 200),
    FRAME("GET", "/ws/iframe.html", 200);

    private static final String MESSAGE = "[\"\\n\"]";

    private final String method;
    private final String path;
    private final int opened;

    Door(String method, String path, int opened) {
        this.method = method;
        this.path = path;
        this.opened = opened;
    }

    /** The status for who is let in. */
    public int opened() {
        return opened;
    }

    /** Knocks, for a message with a session that is there. */
    public RawSocket.Head open(TestServer server, String... headers) throws IOException {
        String session = path.replace("{id}", UUID.randomUUID().toString());
        if (this == XHR_SEND) {
            try (RawSocket own = RawSocket.to(server)) {
                own.request("POST", session.replace("xhr_send", "xhr"), "Content-Length: 0");
                own.readHead();
            }
        }
        try (RawSocket socket = RawSocket.to(server)) {
            if (opened == 101) {
                return socket.upgrade(session, headers);
            }
            socket.request(method, session, all(headers));
            if (this == XHR_SEND) {
                socket.write(MESSAGE.getBytes());
            }
            return socket.readHead();
        }
    }

    private String[] all(String[] headers) {
        String[] all = new String[headers.length + 2];
        System.arraycopy(headers, 0, all, 0, headers.length);
        all[headers.length] = "Content-Length: " + (this == XHR_SEND ? MESSAGE.length() : 0);
        all[headers.length + 1] =
                this == PREFLIGHT ? "Access-Control-Request-Method: GET" : "Content-Type: text/plain;charset=UTF-8";
        return all;
    }
}
