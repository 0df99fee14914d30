package dev.madang.signaling;

import dev.madang.problem.ProblemCode;
import dev.madang.signaling.SignalingSession.State;
import java.util.Collections;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.messaging.Message;
import org.springframework.messaging.MessageChannel;
import org.springframework.messaging.simp.SimpMessageType;
import org.springframework.messaging.simp.stomp.StompCommand;
import org.springframework.messaging.simp.stomp.StompHeaderAccessor;
import org.springframework.messaging.support.ChannelInterceptor;
import org.springframework.messaging.support.MessageHeaderAccessor;
import org.springframework.stereotype.Component;

/**
 * Every rule about frames: each one is authorised, whatever its command, and what is not allowed by name is refused. It
 * never throws, see {@link Refusals}.
 */
@Component
class FrameGuard implements ChannelInterceptor {

    /** Spring would leave a client without any of them waiting for an answer. */
    private static final Set<String> VERSIONS = Set.of("1.1", "1.2");

    private static final int MAX_SUBSCRIPTIONS = 20;
    private static final int MAX_SUBSCRIPTION_ID = 64;
    private static final int MAX_VIOLATIONS = 3;

    private final Admission admission;
    private final Refusals refusals;
    private final Inboxes inboxes;
    private final SignalingSettings settings;

    FrameGuard(Admission admission, Refusals refusals, Inboxes inboxes, SignalingSettings settings) {
        this.admission = admission;
        this.refusals = refusals;
        this.inboxes = inboxes;
        this.settings = settings;
    }

    @Override
    public @Nullable Message<?> preSend(Message<?> message, MessageChannel channel) {
        StompHeaderAccessor headers = MessageHeaderAccessor.getAccessor(message, StompHeaderAccessor.class);
        if (headers == null) {
            return null;
        }
        if (headers.getCommand() == StompCommand.DISCONNECT && headers.getReceipt() == null) {
            // Also Spring's own, when the connection is gone. To a client it answers by closing.
            return message;
        }
        SignalingSession session = SignalingSession.of(headers, settings.rate());
        if (session.state() == State.REFUSED) {
            return null;
        }
        if (headers.getMessageType() == SimpMessageType.HEARTBEAT) {
            return session.state() == State.CONNECTED && isWithinRate(session, headers, 0) ? message : null;
        }
        if (headers.getCommand() == StompCommand.CONNECT || headers.getCommand() == StompCommand.STOMP) {
            return connect(session, headers, message, channel);
        }
        if (session.state() != State.CONNECTED) {
            return refuse(session, ProblemCode.FORBIDDEN);
        }
        if (headers.getCommand() == StompCommand.DISCONNECT) {
            // Whoever wants a receipt closes by itself when it is there, or does not.
            session.enter(SignalingSession.State.REFUSED);
            session.farewell().expectClose();
            return message;
        }
        int bytes = message.getPayload() instanceof byte[] body ? body.length : 0;
        return isWithinRate(session, headers, bytes) ? authorise(session, headers, message) : null;
    }

    private @Nullable Message<?> connect(
            SignalingSession session, StompHeaderAccessor headers, Message<?> message, MessageChannel channel) {
        if (session.state() == State.ADMITTED) {
            session.enter(State.CONNECTED);
            return message;
        }
        if (!session.connect()) {
            return refuse(session, ProblemCode.FORBIDDEN);
        }
        if (Collections.disjoint(headers.getAcceptVersion(), VERSIONS)) {
            return refuse(session, ProblemCode.MALFORMED);
        }
        admission.begin(session, headers, message, channel);
        return null;
    }

    private @Nullable Message<?> authorise(SignalingSession session, StompHeaderAccessor headers, Message<?> message) {
        StompCommand command = headers.getCommand();
        if (command == StompCommand.SEND) {
            return send(session, headers, message);
        }
        if (command == StompCommand.SUBSCRIBE) {
            return isReadable(session, headers) ? message : refuse(session, ProblemCode.FORBIDDEN);
        }
        if (command == StompCommand.UNSUBSCRIBE) {
            String id = headers.getSubscriptionId();
            if (id == null) {
                // The broker would write the whole frame into the log.
                return refuse(session, ProblemCode.MALFORMED);
            }
            session.subscriptions.remove(id);
            return message;
        }
        return refuse(session, ProblemCode.MALFORMED);
    }

    private @Nullable Message<?> send(SignalingSession session, StompHeaderAccessor headers, Message<?> message) {
        Optional<Destinations.Request> request = Destinations.parse(headers.getDestination());
        if (request.isEmpty() || !request.get().room().equals(session.seat().room())) {
            return refuse(session, ProblemCode.FORBIDDEN);
        }
        if (!(message.getPayload() instanceof byte[] body) || body.length > FrameBody.MAX_FRAME_BYTES) {
            return refuse(session, ProblemCode.TOO_LARGE);
        }
        if (!isAsLongAsItSays(headers, body) || !FrameBody.isText(body)) {
            return refuse(session, ProblemCode.MALFORMED);
        }
        String command = request.get().command();
        String ref = request.get().ref();
        if (!request.get().isKnown()) {
            return passOver(session, ProblemCode.UNKNOWN_COMMAND, ref);
        }
        if (body.length > FrameBody.MAX_BYTES) {
            return passOver(session, ProblemCode.TOO_LARGE, ref);
        }
        if (!session.hasJoined() && !command.equals("join")) {
            return passOver(session, ProblemCode.NOT_JOINED, ref);
        }
        return message;
    }

    /** Spring passes over a {@code content-length} that is no number; somebody behind us might not. */
    private static boolean isAsLongAsItSays(StompHeaderAccessor headers, byte[] body) {
        String length = headers.getFirstNativeHeader(StompHeaderAccessor.STOMP_CONTENT_LENGTH_HEADER);
        return length == null || length.equals(String.valueOf(body.length));
    }

    private boolean isReadable(SignalingSession session, StompHeaderAccessor headers) {
        String id = headers.getSubscriptionId();
        String destination = headers.getDestination();
        if (id == null || id.length() > MAX_SUBSCRIPTION_ID || destination == null) {
            return false;
        }
        var seat = session.seat();
        boolean own = destination.equals(Destinations.inbox(seat.room(), seat.id()))
                || destination.equals(Destinations.events(seat.room())) && session.hasJoined();
        return own && session.subscriptions.size() < MAX_SUBSCRIPTIONS && session.subscriptions.add(id);
    }

    private boolean isWithinRate(SignalingSession session, StompHeaderAccessor headers, int bytes) {
        if (session.budget().takeFrame(bytes)) {
            session.violations.set(0);
            return true;
        }
        if (session.violations.incrementAndGet() >= MAX_VIOLATIONS) {
            refuse(session, ProblemCode.TOO_FAST);
        } else {
            String ref = Destinations.parse(headers.getDestination())
                    .map(Destinations.Request::ref)
                    .orElse(null);
            passOver(session, ProblemCode.TOO_FAST, ref);
        }
        return false;
    }

    private @Nullable Message<?> passOver(SignalingSession session, ProblemCode code, @Nullable String ref) {
        inboxes.error(session, code, ref);
        return null;
    }

    private @Nullable Message<?> refuse(SignalingSession session, ProblemCode code) {
        refusals.refuse(session, code);
        return null;
    }
}
