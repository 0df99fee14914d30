package dev.madang.transport;

import java.io.IOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.socket.CloseStatus;
import org.springframework.web.socket.TextMessage;
import org.springframework.web.socket.WebSocketSession;

/** The last word to one session: said after everything that is already on its way, and before the close. Thread-safe. */
public final class Farewell {

    private static final Logger log = LoggerFactory.getLogger(Farewell.class);
    private static final String ATTRIBUTE = Farewell.class.getName();

    private final WebSocketSession session;
    private final Closing closing;
    private volatile boolean said;

    private Farewell(WebSocketSession session, Closing closing) {
        this.session = session;
        this.closing = closing;
    }

    /** The farewell of the session with these attributes. */
    public static @Nullable Farewell of(Map<String, Object> attributes) {
        return (Farewell) attributes.get(ATTRIBUTE);
    }

    /** Sends the text and closes the session as one that broke the protocol. Only the first word counts. */
    public void say(String text) {
        said = true;
        try {
            session.sendMessage(new TextMessage(text));
            session.close(CloseStatus.PROTOCOL_ERROR);
        } catch (IOException | RuntimeException gone) {
            log.debug("A session was gone before it was told why");
        }
    }

    /** The client is about to close. If it does not do so soon, it is closed; nothing that it sends counts any more. */
    public void expectClose() {
        said = true;
        closing.later(() -> close(CloseStatus.NORMAL));
    }

    /** The client has said that it goes. */
    public void close() {
        said = true;
        close(CloseStatus.NORMAL);
    }

    /** The client is gone, as far as one can tell, or may come back. */
    public void giveUp() {
        said = true;
        close(CloseStatus.SESSION_NOT_RELIABLE);
    }

    private void close(CloseStatus status) {
        try {
            session.close(status);
        } catch (IOException | RuntimeException gone) {
            log.debug("A session was gone before it was closed");
        }
    }

    /** From then on nothing that the session sends counts, nor may it cost anything. */
    boolean isSaid() {
        return said;
    }

    static Farewell attach(WebSocketSession session, Closing closing) {
        Farewell farewell = new Farewell(session, closing);
        session.getAttributes().put(ATTRIBUTE, farewell);
        return farewell;
    }
}
