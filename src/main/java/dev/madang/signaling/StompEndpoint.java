package dev.madang.signaling;

import dev.madang.problem.ProblemCode;
import dev.madang.stomp.Frame;
import dev.madang.stomp.MalformedFrameException;
import dev.madang.stomp.ServerFrame;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.web.socket.BinaryMessage;
import org.springframework.web.socket.CloseStatus;
import org.springframework.web.socket.SubProtocolCapable;
import org.springframework.web.socket.TextMessage;
import org.springframework.web.socket.WebSocketSession;
import org.springframework.web.socket.handler.AbstractWebSocketHandler;

/**
 * Where the frames of every session come in. The thread that reads a frame carries it out: nothing here waits for the
 * database or for a reader, and so the frames of a session need no queue to stay in order.
 */
@Component
class StompEndpoint extends AbstractWebSocketHandler implements SubProtocolCapable {

    private static final Logger log = LoggerFactory.getLogger(StompEndpoint.class);

    private final FrameGuard guard;
    private final Admission admission;
    private final Topics topics;
    private final SignalRelay signals;
    private final CommandDispatch commands;
    private final SessionListener listener;
    private final Refusals refusals;
    private final SignalingSettings settings;

    StompEndpoint(
            FrameGuard guard,
            Admission admission,
            Topics topics,
            SignalRelay signals,
            CommandDispatch commands,
            SessionListener listener,
            Refusals refusals,
            SignalingSettings settings) {
        this.guard = guard;
        this.admission = admission;
        this.topics = topics;
        this.signals = signals;
        this.commands = commands;
        this.listener = listener;
        this.refusals = refusals;
        this.settings = settings;
    }

    /** A browser that asks for some and is told none closes the socket (RFC 6455, section 4.1). */
    @Override
    public List<String> getSubProtocols() {
        return List.of("v12.stomp", "v11.stomp");
    }

    /** A frame may come in pieces, however they were cut. */
    @Override
    public boolean supportsPartialMessages() {
        return true;
    }

    @Override
    public void afterConnectionEstablished(WebSocketSession socket) {
        SignalingSession.open(socket, settings.rate());
    }

    @Override
    protected void handleTextMessage(WebSocketSession socket, TextMessage message) {
        read(socket, message.getPayload());
    }

    @Override
    protected void handleBinaryMessage(WebSocketSession socket, BinaryMessage message) {
        String text;
        try {
            text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(message.getPayload())
                    .toString();
        } catch (CharacterCodingException noText) {
            text = null;
        }
        read(socket, text);
    }

    /** Comes more than once for some sessions. */
    @Override
    public void afterConnectionClosed(WebSocketSession socket, CloseStatus status) {
        SignalingSession session = SignalingSession.find(socket.getAttributes());
        if (session != null) {
            listener.ended(session);
        }
    }

    private void read(WebSocketSession socket, @Nullable String text) {
        SignalingSession session = SignalingSession.find(socket.getAttributes());
        if (session == null || session.state() == SignalingSession.State.REFUSED) {
            return;
        }
        session.pulse.read();
        synchronized (session.reader) {
            try {
                if (text == null) {
                    refusals.refuse(session, ProblemCode.MALFORMED);
                } else {
                    session.reader.read(text, frame -> take(session, frame));
                }
            } catch (MalformedFrameException malformed) {
                refusals.refuse(session, malformed.isTooLarge() ? ProblemCode.TOO_LARGE : ProblemCode.MALFORMED);
            } catch (RuntimeException failed) {
                log.error("A frame could not be carried out", failed);
                refusals.refuse(session, ProblemCode.INTERNAL);
            }
        }
    }

    private void take(SignalingSession session, Frame frame) {
        if (!guard.admits(session, frame)) {
            return;
        }
        switch (frame.command()) {
            case CONNECT, STOMP -> admission.begin(session, frame);
            case SUBSCRIBE -> subscribe(session, frame);
            case UNSUBSCRIBE -> topics.unsubscribe(session, String.valueOf(frame.header("id")));
            case DISCONNECT -> disconnect(session, frame.header("receipt"));
            case SEND -> send(session, frame);
            default -> {
                // A heart-beat, which was counted.
            }
        }
    }

    private void subscribe(SignalingSession session, Frame frame) {
        String id = String.valueOf(frame.header("id"));
        String destination = session.subscriptions.get(id);
        if (destination != null) {
            topics.subscribe(session, id, destination);
        }
    }

    private void send(SignalingSession session, Frame frame) {
        String destination = String.valueOf(frame.header("destination"));
        String to = Destinations.signalTo(session.seat().room(), destination);
        if (to != null) {
            signals.relay(session, to, frame);
        } else {
            commands.carryOut(session, Destinations.command(destination), frame.body());
        }
    }

    /** Whoever wants a receipt closes by itself when it is there, or does not. */
    private void disconnect(SignalingSession session, @Nullable String receipt) {
        session.enter(SignalingSession.State.REFUSED);
        if (receipt != null) {
            session.send(ServerFrame.of("RECEIPT").with("receipt-id", receipt).empty());
            session.farewell().expectClose();
        } else {
            session.farewell().close();
        }
    }
}
