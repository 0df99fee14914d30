package dev.madang.signaling;

import dev.madang.problem.ProblemCode;
import dev.madang.problem.ProblemException;
import dev.madang.problem.ProblemTexts;
import dev.madang.transport.Farewell;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.ThreadLocalRandom;
import org.springframework.messaging.Message;
import org.springframework.messaging.simp.stomp.StompCommand;
import org.springframework.messaging.simp.stomp.StompEncoder;
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

    private static final String NEVER = "never";

    private record Refusal(String code, String detail, String retry) {}

    private final StompEncoder encoder = new StompEncoder();
    private final ProblemTexts texts;
    private final JsonMapper json;

    Refusals(ProblemTexts texts, JsonMapper json) {
        this.texts = texts;
        this.json = json;
    }

    /** Sends ERROR, after which the session is closed. The first refusal of a session counts. */
    void refuse(SignalingSession session, ProblemCode code) {
        if (session.refuse()) {
            refuse(session.farewell(), code, session.locale());
        }
    }

    /** The same with the time to wait that the problem tells. */
    void refuse(SignalingSession session, ProblemException problem) {
        Duration wait = problem.retryAfter();
        if (wait == null) {
            refuse(session, problem.code());
        } else if (session.refuse()) {
            say(session.farewell(), error(problem.code(), session.locale(), String.valueOf(wait.toMillis())));
        }
    }

    void refuse(Farewell farewell, ProblemCode code, Locale locale) {
        say(farewell, error(code, locale));
    }

    private void say(Farewell farewell, Message<byte[]> error) {
        farewell.say(encoder.encode(error.getHeaders(), error.getPayload()));
    }

    Message<byte[]> error(ProblemCode code, Locale locale) {
        return error(code, locale, retry(code));
    }

    private Message<byte[]> error(ProblemCode code, Locale locale, String retry) {
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
            case BUSY, INTERNAL -> String.valueOf(random.nextInt(1_000, 5_000));
            case DRAINING -> String.valueOf(random.nextInt(0, 5_000));
            default -> NEVER;
        };
    }
}
