package dev.madang.signaling;

import dev.madang.problem.ProblemCode;
import dev.madang.problem.ProblemException;
import dev.madang.problem.ProblemTexts;
import dev.madang.stomp.ServerFrame;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.ThreadLocalRandom;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Tells a session why it is closed: ERROR goes out first, and nothing that it sends counts any more. */
@Component
class Refusals {

    private static final String NEVER = "never";

    private record Refusal(String code, String detail, String retry) {}

    private final ProblemTexts texts;
    private final JsonMapper json;

    Refusals(ProblemTexts texts, JsonMapper json) {
        this.texts = texts;
        this.json = json;
    }

    /** Sends ERROR, after which the session is closed. The first refusal of a session counts. */
    void refuse(SignalingSession session, ProblemCode code) {
        if (session.refuse()) {
            session.farewell().say(error(code, session.locale(), retry(code)));
        }
    }

    /** Closes a session that has fallen silent, and may come back. */
    void giveUp(SignalingSession session) {
        if (session.refuse()) {
            session.farewell().giveUp();
        }
    }

    /** The same with the time to wait that the problem tells. */
    void refuse(SignalingSession session, ProblemException problem) {
        Duration wait = problem.retryAfter();
        if (wait == null) {
            refuse(session, problem.code());
        } else if (session.refuse()) {
            session.farewell().say(error(problem.code(), session.locale(), String.valueOf(wait.toMillis())));
        }
    }

    private String error(ProblemCode code, Locale locale, String retry) {
        return ServerFrame.of("ERROR")
                .with("message", code.code())
                .with("code", code.code())
                .with("retry", retry)
                .json(json.writeValueAsString(new Refusal(code.code(), texts.text(code, locale), retry)));
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
