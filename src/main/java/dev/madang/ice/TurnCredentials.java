package dev.madang.ice;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * A time-limited TURN credential as in draft-uberti-behave-turn-rest: user name {@code 1795167600:3c8h5w2p9d7b1f6k},
 * password the base64 of HMAC-SHA1(secret, user name).
 */
record TurnCredentials(String username, String password) {

    static TurnCredentials of(String participant, Instant expiry, String secret) {
        String username = expiry.getEpochSecond() + ":" + participant;
        try {
            Mac mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA1"));
            byte[] digest = mac.doFinal(username.getBytes(StandardCharsets.UTF_8));
            return new TurnCredentials(username, Base64.getEncoder().encodeToString(digest));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public String toString() {
        return username;
    }
}
