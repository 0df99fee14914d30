package dev.madang.transport;

import dev.madang.fuzz.Application;
import org.springframework.web.socket.WebSocketSession;

/** What a handshake leaves with a session, for sessions without a network. */
public final class Handshakes {

    private Handshakes() {}

    public static void shake(WebSocketSession session) {
        new Introduction("192.0.2.1", Application.bean(Introductions.class)).attach(session.getAttributes());
    }
}
