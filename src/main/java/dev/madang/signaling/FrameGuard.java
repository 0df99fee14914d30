package dev.madang.signaling;

import dev.madang.problem.ProblemCode;
import dev.madang.signaling.SignalingSession.State;
import dev.madang.stomp.Command;
import dev.madang.stomp.Frame;
import java.util.Collections;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Every rule about frames: each one is authorised, whatever its command, and what is not allowed by name is refused. */
@Component
class FrameGuard {

    /** To one destination: whoever subscribes anew before letting go has two. More would only multiply what is sent. */
    private static final int MAX_SUBSCRIPTIONS = 2;

    private static final int MAX_SUBSCRIPTION_ID = 64;
    private static final int MAX_VIOLATIONS = 3;

    private final Refusals refusals;
    private final Inboxes inboxes;

    FrameGuard(Refusals refusals, Inboxes inboxes) {
        this.refusals = refusals;
        this.inboxes = inboxes;
    }

    /** Whether it may be carried out. If not, the session was told why, or is past hearing it. */
    boolean admits(SignalingSession session, Frame frame) {
        Command command = frame.command();
        if (session.state() == State.REFUSED) {
            return false;
        }
        if (command == Command.DISCONNECT && frame.header("receipt") == null) {
            return true;
        }
        if (command == Command.BEAT) {
            return session.state() == State.CONNECTED && isWithinRate(session, frame);
        }
        if (command == Command.CONNECT || command == Command.STOMP) {
            return mayConnect(session, frame);
        }
        if (session.state() != State.CONNECTED) {
            return refuse(session, ProblemCode.FORBIDDEN);
        }
        return command == Command.DISCONNECT || isWithinRate(session, frame) && isAuthorised(session, frame);
    }

    private boolean mayConnect(SignalingSession session, Frame frame) {
        if (!session.connect()) {
            return refuse(session, ProblemCode.FORBIDDEN);
        }
        return Handshake.of(frame) != null || refuse(session, ProblemCode.MALFORMED);
    }

    private boolean isAuthorised(SignalingSession session, Frame frame) {
        return switch (frame.command()) {
            case SEND -> maySend(session, frame);
            case SUBSCRIBE -> maySubscribe(session, frame) || refuse(session, ProblemCode.FORBIDDEN);
            case UNSUBSCRIBE -> frame.header("id") != null || refuse(session, ProblemCode.MALFORMED);
            default -> refuse(session, ProblemCode.MALFORMED);
        };
    }

    private boolean maySend(SignalingSession session, Frame frame) {
        String destination = frame.header("destination");
        boolean isSignal =
                destination != null && Destinations.signalTo(session.seat().room(), destination) != null;
        Optional<Destinations.Request> request = isSignal ? Optional.empty() : Destinations.parse(destination);
        if (!isSignal
                && (request.isEmpty()
                        || !request.get().room().equals(session.seat().room()))) {
            return refuse(session, ProblemCode.FORBIDDEN);
        }
        if (!isAsLongAsItSays(frame)) {
            return refuse(session, ProblemCode.MALFORMED);
        }
        if (request.isPresent() && !request.get().isKnown()) {
            return passOver(session, ProblemCode.UNKNOWN_COMMAND, frame);
        }
        if (frame.bodyBytes() > FrameBody.MAX_BYTES) {
            return passOver(session, ProblemCode.TOO_LARGE, frame);
        }
        boolean isJoin = request.isPresent() && request.get().command().equals(Destinations.JOIN);
        return isJoin || session.hasJoined() || passOver(session, ProblemCode.NOT_JOINED, frame);
    }

    /** A body ends at the first U+0000. One that announces more holds it, and would forge frames at its readers. */
    private static boolean isAsLongAsItSays(Frame frame) {
        String length = frame.header("content-length");
        return length == null || length.equals(String.valueOf(frame.bodyBytes()));
    }

    private static boolean maySubscribe(SignalingSession session, Frame frame) {
        String id = frame.header("id");
        String destination = frame.header("destination");
        if (id == null || id.length() > MAX_SUBSCRIPTION_ID || destination == null) {
            return false;
        }
        var seat = session.seat();
        boolean own = destination.equals(Destinations.inbox(seat.room(), seat.id()))
                || destination.equals(Destinations.events(seat.room())) && session.hasJoined();
        return own
                && Collections.frequency(session.subscriptions.values(), destination) < MAX_SUBSCRIPTIONS
                && session.subscriptions.putIfAbsent(id, destination) == null;
    }

    private boolean isWithinRate(SignalingSession session, Frame frame) {
        if (session.budget().takeFrame(frame.bodyBytes())) {
            session.violations = 0;
            return true;
        }
        session.violations++;
        return session.violations >= MAX_VIOLATIONS
                ? refuse(session, ProblemCode.TOO_FAST)
                : passOver(session, ProblemCode.TOO_FAST, frame);
    }

    private boolean passOver(SignalingSession session, ProblemCode code, Frame frame) {
        inboxes.error(session, code, ref(frame.header("destination")));
        return false;
    }

    private static @Nullable String ref(@Nullable String destination) {
        return Destinations.parse(destination).map(Destinations.Request::ref).orElse(null);
    }

    private boolean refuse(SignalingSession session, ProblemCode code) {
        refusals.refuse(session, code);
        return false;
    }
}
