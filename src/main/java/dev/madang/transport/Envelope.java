package dev.madang.transport;

import java.io.InputStream;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.socket.sockjs.frame.JacksonJsonSockJsMessageCodec;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.databind.json.JsonMapper;

/** What SockJS wraps messages in: an array of strings, read as strictly as any other JSON here. */
@Component
final class Envelope extends JacksonJsonSockJsMessageCodec {

    /** At once; several times as many as a client may send frames. */
    static final int MAX_MESSAGES = 2_048;

    Envelope(JsonMapper json) {
        super(json);
    }

    @Override
    public String @Nullable [] decode(String content) {
        return whole(super.decode(content));
    }

    @Override
    public String @Nullable [] decodeInputStream(InputStream content) {
        return whole(super.decodeInputStream(content));
    }

    /**
     * In one pass, with what needs no escape copied whole: Spring quotes each message into an array and then copies it
     * character by character. Escaped is what SockJS asks for (sockjs-protocol, "Messages") as its clients do.
     */
    @Override
    public String encode(String... messages) {
        StringBuilder text = new StringBuilder(messages[0].length() + messages[0].length() / 8 + 16).append("a[");
        for (int i = 0; i < messages.length; i++) {
            quote(text.append(i == 0 ? "\"" : ",\""), messages[i]);
            text.append('"');
        }
        return text.append(']').toString();
    }

    private static void quote(StringBuilder text, String message) {
        int copied = 0;
        for (int i = 0; i < message.length(); i++) {
            char c = message.charAt(i);
            if (c >= ' ' && c < 0x7F && c != '"' && c != '\\' || c >= 0xA0 && c < 0x200C) {
                continue;
            }
            text.append(message, copied, i);
            copied = i + 1;
            escape(text, c);
        }
        text.append(message, copied, message.length());
    }

    private static void escape(StringBuilder text, char c) {
        switch (c) {
            case '"', '\\' -> text.append('\\').append(c);
            case '\n' -> text.append("\\n");
            case '\r' -> text.append("\\r");
            default -> {
                if (c < ' ' || isSpecial(c)) {
                    text.append("\\u").append(HexFormat.of().toHexDigits(c));
                } else {
                    text.append(c);
                }
            }
        }
    }

    /** What some browsers or proxies do not pass on as it is. */
    private static boolean isSpecial(char c) {
        return c >= '\u007f' && c < '\u00a0'
                || c >= '\u200c' && c <= '\u200f'
                || c >= '\u2028' && c <= '\u202f'
                || c >= '\u2060' && c <= '\u206f'
                || c >= '\ufff0'
                || Character.isSurrogate(c);
    }

    boolean isReadable(InputStream body) {
        try {
            decodeInputStream(body);
            return true;
        } catch (JacksonException broken) {
            return false;
        }
    }

    private static String[] whole(String @Nullable [] messages) {
        if (messages == null
                || messages.length > MAX_MESSAGES
                || Arrays.stream(messages).anyMatch(Objects::isNull)) {
            throw new StreamReadException(null, "not an array of strings, or too long");
        }
        return messages;
    }
}
