package dev.madang.room;

import dev.madang.limit.RateLimit;
import dev.madang.problem.ProblemException;
import dev.madang.user.UserId;
import java.text.Normalizer;
import java.util.Objects;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;

/** Hashes passcodes, slowly on purpose: never on a thread that carries signals, never in a transaction. */
@Component
class Passcodes {

    private final PasswordEncoder encoder;
    private final RateLimit limit;

    Passcodes(PasswordEncoder encoder, RoomSettings settings) {
        this.encoder = encoder;
        this.limit = new RateLimit(settings.changes(), settings.changePeriod());
    }

    /** @throws ProblemException {@code too-many-attempts} if this user sets too many */
    String hash(String passcode, UserId by) {
        limit.use(by.value());
        return Objects.requireNonNull(encoder.encode(normalized(passcode)));
    }

    boolean matches(String passcode, String hash) {
        return encoder.matches(normalized(passcode), hash);
    }

    /** The same Hangul is typed composed on one system and decomposed on another. */
    private static String normalized(String passcode) {
        return Normalizer.normalize(passcode, Normalizer.Form.NFC);
    }
}
