package dev.madang.signaling;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import dev.madang.fuzz.Application;
import dev.madang.fuzz.QuietSession;
import dev.madang.fuzz.Stopwatch;
import dev.madang.lab.TestParticipant;
import dev.madang.lab.TestRoom;
import dev.madang.lab.TransportKind;
import dev.madang.membership.Seat;
import dev.madang.transport.Handshakes;
import dev.madang.transport.TransportCare;
import java.util.Objects;
import org.springframework.messaging.Message;
import org.springframework.messaging.MessageChannel;
import org.springframework.messaging.simp.annotation.support.SimpAnnotationMethodMessageHandler;
import org.springframework.messaging.simp.stomp.BufferingStompDecoder;
import org.springframework.messaging.simp.stomp.StompCommand;
import org.springframework.messaging.simp.stomp.StompConversionException;
import org.springframework.messaging.simp.stomp.StompHeaderAccessor;
import org.springframework.messaging.support.MessageHeaderAccessor;
import org.springframework.web.socket.BinaryMessage;
import org.springframework.web.socket.CloseStatus;
import org.springframework.web.socket.WebSocketHandler;
import org.springframework.web.socket.WebSocketSession;
import org.springframework.web.socket.handler.AbstractWebSocketHandler;

/**
 * Messages of a participant, through the decoder, the guard and the commands behind it. In the input, ROOM and SELF
 * stand for the names of its room and of itself, and 0x1E divides messages.
 */
public final class FrameFuzz {

    private static final FrameGuard GUARD = Application.bean(FrameGuard.class);
    private static final SignalingSettings SETTINGS = Application.bean(SignalingSettings.class);
    private static final SimpAnnotationMethodMessageHandler COMMANDS =
            Application.bean(SimpAnnotationMethodMessageHandler.class);
    private static final MessageChannel CHANNEL = Application.bean("clientInboundChannel", MessageChannel.class);
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
        WebSocketHandler handler = TRANSPORTS.decorate(new Frames(), attributes -> true);
        WebSocketSession session = new QuietSession(joined.id());
        Handshakes.shake(session);
        try {
            handler.afterConnectionEstablished(session);
            for (String message : input.split("\u001e")) {
                handler.handleMessage(session, new BinaryMessage(message.getBytes(ISO_8859_1)));
            }
        } catch (StompConversionException | IllegalArgumentException malformed) {
            // As which it would be refused.
        } catch (Exception e) {
            throw new IllegalStateException(e);
        } finally {
            end(handler, session);
        }
    }

    private static void end(WebSocketHandler handler, WebSocketSession session) {
        try {
            handler.afterConnectionClosed(session, CloseStatus.NORMAL);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static final class Frames extends AbstractWebSocketHandler {

        private final BufferingStompDecoder decoder =
                new BufferingStompDecoder(new PieceLimit(), FrameBody.MAX_FRAME_BYTES);

        @Override
        protected void handleBinaryMessage(WebSocketSession session, BinaryMessage message) {
            for (Message<byte[]> frame : decoder.decode(message.getPayload())) {
                pass(session, frame);
            }
        }

        private static void pass(WebSocketSession session, Message<byte[]> frame) {
            var headers = Objects.requireNonNull(MessageHeaderAccessor.getAccessor(frame, StompHeaderAccessor.class));
            headers.setSessionId(session.getId());
            headers.setSessionAttributes(session.getAttributes());
            SignalingSession signaling = SignalingSession.of(headers, SETTINGS.rate());
            Seat seat = joined.seat();
            headers.setUser(new ParticipantPrincipal(seat.id()));
            signaling.take(seat);
            signaling.enter(SignalingSession.State.CONNECTED);
            Message<?> passed = GUARD.preSend(frame, CHANNEL);
            if (passed != null && headers.getCommand() == StompCommand.SEND) {
                COMMANDS.handleMessage(passed);
            }
        }
    }
}
