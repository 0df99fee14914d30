package dev.madang.signaling;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.messaging.Message;
import org.springframework.messaging.MessageHandler;
import org.springframework.messaging.simp.SimpMessageHeaderAccessor;
import org.springframework.messaging.simp.SimpMessageType;
import org.springframework.messaging.support.MessageBuilder;
import org.springframework.stereotype.Component;

/** Hands commands, each a JSON object, to the {@code @MessageMapping} methods of controllers, on the thread of the caller. */
@Component
class CommandDispatch {

    static final String SESSION = SignalingSession.class.getName();

    /** What Spring puts before the names of {@code @MessageMapping}. */
    private static final String PREFIX = "/";

    private final MessageHandler controllers;

    CommandDispatch(@Qualifier("commandControllers") MessageHandler controllers) {
        this.controllers = controllers;
    }

    /** What is carried out. */
    static String command(SimpMessageHeaderAccessor headers) {
        return Objects.requireNonNull(headers.getDestination(), "set here").substring(PREFIX.length());
    }

    /** @param command one of those of {@link Destinations} */
    void carryOut(SignalingSession session, String command, String body) {
        SimpMessageHeaderAccessor headers = SimpMessageHeaderAccessor.create(SimpMessageType.MESSAGE);
        headers.setDestination(PREFIX + command);
        headers.setSessionId(session.id());
        headers.setSessionAttributes(Map.of(SESSION, session));
        Message<byte[]> message =
                MessageBuilder.createMessage(body.getBytes(StandardCharsets.UTF_8), headers.getMessageHeaders());
        controllers.handleMessage(message);
    }
}
