package dev.madang.membership;

import dev.madang.user.RandomIds;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The resume tokens of one seat: a new one with each seating, while the one before it stays good until the new one was
 * used. Only hashes are compared and stored. Guarded by the room's monitor.
 *
 * <p>A token tells whose seat it is for: {@code mdr_<participant id>.<256 random bits>}.
 */
final class ResumeTokens {

    private static final String PREFIX = "mdr_";

    private final ParticipantId participant;
    private @Nullable String current;
    private @Nullable String currentHash;
    private @Nullable String previousHash;

    ResumeTokens(ParticipantId participant) {
        this.participant = participant;
    }

    ResumeTokens(ParticipantId participant, @Nullable String currentHash, @Nullable String previousHash) {
        this.participant = participant;
        this.currentHash = currentHash;
        this.previousHash = previousHash;
    }

    static Optional<ParticipantId> participant(String token) {
        int dot = token.indexOf('.');
        return token.startsWith(PREFIX) && dot > 0
                ? Optional.of(new ParticipantId(token.substring(PREFIX.length(), dot)))
                : Optional.empty();
    }

    static String hash(String token) {
        return RandomIds.hash(token);
    }

    boolean match(String hash) {
        return hash.equals(currentHash) || hash.equals(previousHash);
    }

    /** The new token has arrived at its owner: the one before it is no longer good. */
    void used(String hash) {
        if (hash.equals(currentHash)) {
            previousHash = null;
        }
    }

    /** Makes the next token; the one in use so far becomes the one before it. */
    String rotate() {
        if (previousHash == null) {
            previousHash = currentHash;
        }
        current = PREFIX + participant + "." + RandomIds.secret();
        currentHash = hash(current);
        return current;
    }

    /** The token handed out last, for a join that is repeated in the same session. */
    String latest() {
        return current == null ? rotate() : current;
    }

    @Nullable
    String currentHash() {
        return currentHash;
    }

    @Nullable
    String previousHash() {
        return previousHash;
    }
}
