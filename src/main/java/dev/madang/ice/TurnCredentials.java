package dev.madang.ice;

import dev.madang.user.UserId;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * A time-limited TURN credential as in draft-uberti-behave-turn-rest: user name
 * {@code 1795167600:9f86d081884c7d659a2f}, password the base64 of HMAC-SHA1(secret, user name).
 *
 * <p><b>Whom it is for.</b> coturn counts its {@code user-quota} by what follows the colon. A participant id there would
 * give every new seat a quota of its own, and one login takes a new seat with each join. So it is a pseudonym of the
 * login, the same in all its rooms and seats, however often they are taken anew: one login has one quota. It is derived
 * with the secret, so that the relay and its logs learn no user id, and nobody can make or recognise one. Other
 * participants never see it: a relayed candidate carries an address and no name. What ends a credential is its expiry
 * alone, as before.
 */
record TurnCredentials(String username, String password) {

    private static final int PSEUDONYM_BYTES = 10;

    static TurnCredentials of(UserId user, Instant expiry, String secret) {
        return of(pseudonym(user, secret), expiry, secret);
    }

    static TurnCredentials of(String who, Instant expiry, String secret) {
        String username = expiry.getEpochSecond() + ":" + who;
        return new TurnCredentials(username, Base64.getEncoder().encodeToString(hmac("HmacSHA1", secret, username)));
    }

    /** Another function than that of the passwords, so that none of them is told by it. */
    private static String pseudonym(UserId user, String secret) {
        byte[] digest = hmac("HmacSHA256", secret, "madang user " + user);
        return HexFormat.of().formatHex(Arrays.copyOf(digest, PSEUDONYM_BYTES));
    }

    private static byte[] hmac(String algorithm, String secret, String text) {
        try {
            Mac mac = Mac.getInstance(algorithm);
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), algorithm));
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public String toString() {
        return username;
    }
}
