package dev.madang.stomp;

import org.jspecify.annotations.Nullable;

/** Headers that hold what would end them (STOMP 1.2, "Value Encoding"). */
final class Escapes {

    private Escapes() {}

    /** @throws MalformedFrameException for an escape that is none */
    static String decode(String text) {
        int escape = text.indexOf('\\');
        if (escape < 0) {
            return text;
        }
        StringBuilder decoded = new StringBuilder(text.length());
        int from = 0;
        while (escape >= 0) {
            decoded.append(text, from, escape).append(meaning(text, escape + 1));
            from = escape + 2;
            escape = text.indexOf('\\', from);
        }
        return decoded.append(text, from, text.length()).toString();
    }

    private static char meaning(String text, int at) {
        char escaped = at < text.length() ? text.charAt(at) : 0;
        return switch (escaped) {
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 'c' -> ':';
            case '\\' -> '\\';
            default -> throw MalformedFrameException.because("an escape that is none");
        };
    }

    static String encode(String text) {
        boolean plain = true;
        for (int i = 0; i < text.length(); i++) {
            plain &= replacement(text.charAt(i)) == null;
        }
        if (plain) {
            return text;
        }
        StringBuilder encoded = new StringBuilder(text.length() + 8);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            String replacement = replacement(c);
            if (replacement == null) {
                encoded.append(c);
            } else {
                encoded.append(replacement);
            }
        }
        return encoded.toString();
    }

    private static @Nullable String replacement(char c) {
        return switch (c) {
            case '\n' -> "\\n";
            case '\r' -> "\\r";
            case ':' -> "\\c";
            case '\\' -> "\\\\";
            default -> null;
        };
    }
}
