package dev.madang.signaling;

import dev.madang.membership.ParticipantId;
import dev.madang.membership.Seat;
import dev.madang.transport.Farewell;
import dev.madang.transport.Introduction;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.springframework.messaging.MessageHeaders;
import org.springframework.messaging.simp.SimpMessageHeaderAccessor;

/** What the server knows of one STOMP session; kept in its attributes. */
final class SignalingSession {

    private static final String ATTRIBUTE = SignalingSession.class.getName();

    enum State {
        /** CONNECT has not come. */
        NEW,
        /** Its token is being looked up. */
        CONNECTING,
        /** CONNECT may pass to the broker, once. */
        ADMITTED,
        CONNECTED,
        /** Told why, about to be closed: nothing it sends counts any more. */
        REFUSED
    }

    private final String id;
    private final Farewell farewell;
    private final Introduction introduction;
    private volatile State state = State.NEW;
    private volatile @Nullable Seat seat;
    private volatile Locale locale = Locale.ENGLISH;
    private volatile boolean ended;

    private volatile FrameBudget budget;
    final AtomicInteger violations = new AtomicInteger();
    /** The ids under which it reads topics. */
    final Set<String> subscriptions = ConcurrentHashMap.newKeySet();
    /** Set while a join is waiting for the database, so that its repetition is not a second one. */
    final AtomicBoolean joining = new AtomicBoolean();
    /** What it does to others, in the order in which it said so. */
    final Sequence moderation = new Sequence();

    private SignalingSession(String id, Farewell farewell, Introduction introduction, SignalingSettings.Rate rate) {
        this.id = id;
        this.farewell = farewell;
        this.introduction = introduction;
        this.budget = new FrameBudget(rate);
    }

    /** The session of these headers; made with its first frame. */
    static SignalingSession of(SimpMessageHeaderAccessor headers, SignalingSettings.Rate rate) {
        Map<String, Object> attributes = headers.getSessionAttributes();
        String id = headers.getSessionId();
        Farewell farewell = attributes == null ? null : Farewell.of(attributes);
        Introduction introduction = attributes == null ? null : Introduction.of(attributes);
        if (attributes == null || id == null || farewell == null || introduction == null) {
            throw new IllegalStateException("a frame of no session");
        }
        Object session =
                attributes.computeIfAbsent(ATTRIBUTE, key -> new SignalingSession(id, farewell, introduction, rate));
        return (SignalingSession) Objects.requireNonNull(session);
    }

    /** The session of these headers, null when it has sent no frame. */
    static @Nullable SignalingSession find(MessageHeaders headers) {
        Map<String, Object> attributes = SimpMessageHeaderAccessor.getSessionAttributes(headers);
        return attributes == null ? null : (SignalingSession) attributes.get(ATTRIBUTE);
    }

    /** Whether the session with these attributes has sent a CONNECT that was not refused. */
    static boolean isIntroduced(Map<String, Object> attributes) {
        SignalingSession session = (SignalingSession) attributes.get(ATTRIBUTE);
        return session != null && session.seat != null;
    }

    String id() {
        return id;
    }

    State state() {
        return state;
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
        return own != null && own.isJoinedBy(id);
    }
}
