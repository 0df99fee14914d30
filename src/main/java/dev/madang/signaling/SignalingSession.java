package dev.madang.signaling;

import dev.madang.membership.ParticipantId;
import dev.madang.membership.Seat;
import dev.madang.stomp.FrameReader;
import dev.madang.stomp.ServerMessage;
import dev.madang.transport.Farewell;
import dev.madang.transport.Introduction;
import dev.madang.transport.SignOfLife;
import java.io.IOException;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.socket.TextMessage;
import org.springframework.web.socket.WebSocketSession;

/** What the server knows of one STOMP session; kept in its attributes. */
final class SignalingSession {

    private static final Logger log = LoggerFactory.getLogger(SignalingSession.class);
    private static final String ATTRIBUTE = SignalingSession.class.getName();

    enum State {
        /** CONNECT has not come. */
        NEW,
        /** Its token is being looked up. */
        CONNECTING,
        /** It has a seat. */
        CONNECTED,
        /** Told why, about to be closed: nothing it sends counts any more. */
        REFUSED
    }

    private final WebSocketSession socket;
    private final Farewell farewell;
    private final Introduction introduction;
    private final AtomicLong messages = new AtomicLong();
    private volatile State state = State.NEW;
    private volatile @Nullable Seat seat;
    private volatile Locale locale = Locale.ENGLISH;
    private volatile boolean ended;

    private volatile FrameBudget budget;
    /** Only with its own lock: over an HTTP transport two messages may come at a time. */
    final FrameReader reader = new FrameReader(this::maxFrameBytes, FrameBody.MAX_PIECES);
    /** How often in a row it was too fast. Only while reading. */
    int violations;
    /** Destinations by the ids under which it reads them. */
    final Map<String, String> subscriptions = new ConcurrentHashMap<>();
    /** Set while a join is waiting for the database, so that its repetition is not a second one. */
    final AtomicBoolean joining = new AtomicBoolean();
    /** What it does to others, in the order in which it said so. */
    final Sequence moderation = new Sequence();

    final Pulse pulse = new Pulse();

    private SignalingSession(WebSocketSession socket, Farewell farewell, Introduction introduction, FrameBudget own) {
        this.socket = socket;
        this.farewell = farewell;
        this.introduction = introduction;
        this.budget = own;
    }

    /** For a connection that has opened. */
    static SignalingSession open(WebSocketSession socket, SignalingSettings.Rate rate) {
        Farewell farewell = Farewell.of(socket.getAttributes());
        Introduction introduction = Introduction.of(socket.getAttributes());
        if (farewell == null || introduction == null) {
            throw new IllegalStateException("a connection that nobody cares for");
        }
        SignalingSession session = new SignalingSession(socket, farewell, introduction, new FrameBudget(rate));
        socket.getAttributes().put(ATTRIBUTE, session);
        return session;
    }

    /** The session with these attributes; null when it has not opened. */
    static @Nullable SignalingSession find(Map<String, Object> attributes) {
        return (SignalingSession) attributes.get(ATTRIBUTE);
    }

    /** Whether the session with these attributes has sent a CONNECT that was not refused. */
    static boolean isIntroduced(Map<String, Object> attributes) {
        SignalingSession session = find(attributes);
        return session != null && session.seat != null;
    }

    String id() {
        return socket.getId();
    }

    /** Sends one frame, after all that was sent before. Never waits; what the reader leaves waiting is bounded. */
    void send(String frame) {
        try {
            pulse.sent();
            socket.sendMessage(new TextMessage(frame));
        } catch (IOException | RuntimeException gone) {
            log.debug("A session was gone before a message");
        }
    }

    void send(String subscription, ServerMessage message) {
        send(message.to(subscription, messages.incrementAndGet()));
    }

    /** Nothing but a line end, which tells whether anybody still reads. */
    void beat() {
        try {
            pulse.sent();
            socket.sendMessage(SignOfLife.LINE_END);
        } catch (IOException | RuntimeException gone) {
            log.debug("A session was gone before its heart-beat");
        }
    }

    State state() {
        return state;
    }

    /** A stranger makes the server keep little. */
    private int maxFrameBytes() {
        return state == State.CONNECTED ? FrameBody.MAX_FRAME_BYTES : FrameBody.MAX_FIRST_FRAME_BYTES;
    }

    /** Returns whether this is the first CONNECT. */
    synchronized boolean connect() {
        boolean first = state == State.NEW;
        if (first) {
            state = State.CONNECTING;
        }
        return first;
    }

    synchronized void enter(State next) {
        if (state != State.REFUSED) {
            state = next;
        }
    }

    /** Returns whether this is the first refusal. */
    synchronized boolean refuse() {
        boolean first = state != State.REFUSED;
        state = State.REFUSED;
        return first;
    }

    Farewell farewell() {
        return farewell;
    }

    Locale locale() {
        return locale;
    }

    void speak(Locale language) {
        locale = language;
    }

    /** One source as limits count it. */
    String source() {
        return introduction.source();
    }

    /** From now on frames are counted together with those of earlier sessions of this participant. */
    void spend(FrameBudget shared) {
        budget = shared;
    }

    FrameBudget budget() {
        return budget;
    }

    void take(Seat own) {
        seat = own;
    }

    /** From now on it counts no more among the strangers of its address. */
    void introduce() {
        introduction.made();
    }

    /** The connection is gone, whatever is still on its way. */
    void end() {
        ended = true;
    }

    boolean isEnded() {
        return ended;
    }

    @Nullable
    Seat seatOrNull() {
        return seat;
    }

    /** The seat of a connected session. */
    Seat seat() {
        Seat own = seat;
        if (own == null) {
            throw new IllegalStateException("not connected");
        }
        return own;
    }

    ParticipantId participant() {
        return seat().id();
    }

    boolean hasJoined() {
        Seat own = seat;
        return own != null && own.isJoinedBy(id());
    }
}
