package dev.madang.signaling;

import dev.madang.problem.ProblemCode;
import dev.madang.problem.ProblemTexts;
import java.util.Locale;
import java.util.concurrent.ThreadLocalRandom;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Lazy;
import org.springframework.messaging.Message;
import org.springframework.messaging.MessageChannel;
import org.springframework.messaging.simp.stomp.StompCommand;
import org.springframework.messaging.simp.stomp.StompHeaderAccessor;
import org.springframework.messaging.support.MessageBuilder;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Tells a session why it is closed. The ERROR goes out by its own hand, since with frames kept in order an exception of
 * a guard is only logged, and neither ERROR nor close would follow (spring-framework#33937).
 */
@Component
class Refusals {

    static final String NEVER = "never";

    record Refusal(String code, String detail, String retry) {}

    private final MessageChannel outbound;
    private final ProblemTexts texts;
    private final JsonMapper json;

    Refusals(@Lazy @Qualifier("clientOutboundChannel") MessageChannel outbound, ProblemTexts texts, JsonMapper json) {
        this.outbound = outbound;
        this.texts = texts;
        this.json = json;
    }

    /** Sends ERROR, after which the session is closed. The first refusal of a session counts. */
    void refuse(SignalingSession session, ProblemCode code) {
        if (session.state() == SignalingSession.State.REFUSED) {
            return;
        }
        session.enter(SignalingSession.State.REFUSED);
        Message<byte[]> error = error(code, session.locale());
        StompHeaderAccessor headers = StompHeaderAccessor.wrap(error);
        headers.setSessionId(session.id());
        outbound.send(MessageBuilder.createMessage(error.getPayload(), headers.getMessageHeaders()));
    }

    Message<byte[]> error(ProblemCode code, Locale locale) {
        String retry = retry(code);
        StompHeaderAccessor headers = StompHeaderAccessor.create(StompCommand.ERROR);
        headers.setMessage(code.code());
        headers.setNativeHeader("code", code.code());
        headers.setNativeHeader("retry", retry);
        headers.setContentType(InboxHeaders.JSON);
        byte[] body = json.writeValueAsBytes(new Refusal(code.code(), texts.text(code, locale), retry));
        return MessageBuilder.createMessage(body, headers.getMessageHeaders());
    }

    /** Milliseconds, spread so that not everybody comes back at the same moment. */
    private static String retry(ProblemCode code) {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        return switch (code) {
            case SEAT_EXPIRED -> "0";
            case BUSY, TOO_SLOW, INTERNAL -> String.valueOf(random.nextInt(1_000, 5_000));
            case DRAINING -> String.valueOf(random.nextInt(0, 5_000));
            default -> NEVER;
        };
    }
}
