package dev.madang.transport;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.util.Arrays;
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

    boolean isReadable(byte[] body) {
        try {
            decodeInputStream(new ByteArrayInputStream(body));
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
