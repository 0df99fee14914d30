package dev.madang.signaling;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import dev.madang.fuzz.Application;
import dev.madang.fuzz.QuietSession;
import dev.madang.fuzz.Stopwatch;
import dev.madang.lab.TestParticipant;
import dev.madang.lab.TestRoom;
import dev.madang.lab.TransportKind;
import dev.madang.transport.Handshakes;
import dev.madang.transport.TransportCare;
import java.util.Objects;
import org.springframework.web.socket.BinaryMessage;
import org.springframework.web.socket.CloseStatus;
import org.springframework.web.socket.WebSocketHandler;
import org.springframework.web.socket.WebSocketSession;
import org.springframework.web.socket.handler.AbstractWebSocketHandler;

/**
 * Messages of a participant, through the reader of frames, the guard and the commands behind it. In the input, ROOM and SELF
 * stand for the names of its room and of itself, and 0x1E divides messages.
 */
public final class FrameFuzz {

    private static final StompEndpoint ENDPOINT = Application.bean(StompEndpoint.class);
    private static final Topics TOPICS = Application.bean(Topics.class);
    private static final TransportCare TRANSPORTS = Application.bean(TransportCare.class);

    private static TestParticipant self = join();
    private static SignalingSession joined = joined();

    private FrameFuzz() {}

    /** Called before the clock runs: the application has started when this class is there. */
    public static void fuzzerInitialize() {}

    public static void fuzzerTestOneInput(byte[] data) {
        if (!joined.hasJoined()) {
            // It has sent a command that ends its seat.
            self = join();
            joined = joined();
        }
        String input =
                new String(data, ISO_8859_1).replace("ROOM", self.room().code()).replace("SELF", self.id());
        Stopwatch.measure(() -> receive(input));
        Application.requireNoError();
    }

    private static TestParticipant join() {
        TestRoom room = Application.server().register("Fuzz").createRoom();
        TestParticipant participant = room.host().join(room, TransportKind.WEBSOCKET);
        participant.session().listen(frame -> {});
        return participant;
    }

    private static SignalingSession joined() {
        return Application.bean(SignalingSessions.class).all().stream()
                .filter(session -> session.participant().value().equals(self.id()))
                .findFirst()
                .orElseThrow();
    }

    private static void receive(String input) {
        WebSocketHandler handler = TRANSPORTS.decorate(ENDPOINT, attributes -> true);
        WebSocketSession session = new QuietSession(joined.id());
        Handshakes.shake(session);
        try {
            handler.afterConnectionEstablished(session);
            SignalingSession signaling = Objects.requireNonNull(SignalingSession.find(session.getAttributes()));
            signaling.take(joined.seat());
            signaling.enter(SignalingSession.State.CONNECTED);
            for (String message : input.split("\u001e")) {
                handler.handleMessage(session, new BinaryMessage(message.getBytes(ISO_8859_1)));
            }
            TOPICS.forget(signaling);
            // To the application, the seat of this session stays.
            TRANSPORTS
                    .decorate(new AbstractWebSocketHandler() {}, attributes -> true)
                    .afterConnectionClosed(session, CloseStatus.NORMAL);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
