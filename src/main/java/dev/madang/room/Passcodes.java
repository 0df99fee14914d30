package dev.madang.room;

import java.text.Normalizer;
import java.util.Map;
import java.util.Objects;
import org.springframework.security.crypto.password.DelegatingPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.crypto.password.Pbkdf2PasswordEncoder;
import org.springframework.stereotype.Component;

/** Hashes passcodes, slowly on purpose: never on a thread that carries signals. */
@Component
class Passcodes {

    private static final String ID = "pbkdf2";

    /** Not bcrypt: it takes 72 bytes, and 64 Korean characters are 192. */
    private final PasswordEncoder encoder =
            new DelegatingPasswordEncoder(ID, Map.of(ID, Pbkdf2PasswordEncoder.defaultsForSpringSecurity_v5_8()));

    String hash(String passcode) {
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
