package dev.madang.user;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;

/** Ids and secrets that cannot be guessed. Thread-safe. */
public final class RandomIds {

    /** 32 letters, so 5 bits each; no two of them look alike. */
    private static final String ALPHABET = "123456789abcdefghjkmnpqrstuvwxyz";

    private static final SecureRandom RANDOM = new SecureRandom();

    private RandomIds() {}

    /** 16 letters, 80 bits. */
    public static String id() {
        return letters(16);
    }

    /** {@code length} letters of {@code [a-z1-9]}, 5 bits each. */
    public static String letters(int length) {
        byte[] random = new byte[length];
        RANDOM.nextBytes(random);
        StringBuilder letters = new StringBuilder(length);
        for (byte each : random) {
            letters.append(ALPHABET.charAt(each & ALPHABET.length() - 1));
        }
        return letters.toString();
    }

    /** 256 bits in base64url, 43 characters. */
    public static String secret() {
        byte[] bytes = new byte[32];
        RANDOM.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** SHA-256 in hex. Only for secrets as random as {@link #secret()}: it is fast to try. */
    public static String hash(String secret) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(digest.digest(secret.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Compares in a time that does not tell how much of it is right. */
    public static boolean matches(String secret, String hash) {
        return MessageDigest.isEqual(
                hash(secret).getBytes(StandardCharsets.US_ASCII), hash.getBytes(StandardCharsets.US_ASCII));
    }
}
