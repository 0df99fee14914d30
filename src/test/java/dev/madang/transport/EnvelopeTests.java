package dev.madang.transport;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.web.socket.sockjs.frame.JacksonJsonSockJsMessageCodec;
import tools.jackson.databind.json.JsonMapper;

class EnvelopeTests {

    private final Envelope envelope = new Envelope(JsonMapper.shared());
    private final JacksonJsonSockJsMessageCodec spring = new JacksonJsonSockJsMessageCodec();

    /** Every character by itself, with others around it. */
    @Test
    void whatItWritesIsReadAsItWas() {
        for (char c = 0; c < Character.MAX_VALUE; c++) {
            String message = Character.isSurrogate(c) ? "x😀" : "a" + c + "b" + c;
            assertThat(envelope.decode(envelope.encode(message, message).substring(1)))
                    .as("character %x", (int) c)
                    .containsExactly(message, message);
        }
    }

    /** It escapes everything that Spring does, for the same reasons. */
    @Test
    void leavesNothingAsItIsThatSockJsWantsEscaped() {
        for (char c = 0; c < Character.MAX_VALUE; c++) {
            if (spring.encode("a" + c).contains("\\u")) {
                assertThat(envelope.encode("a" + c)).as("character %x", (int) c).contains("\\");
            }
        }
    }

    @Test
    void copiesWhatNeedsNoEscape() {
        assertThat(envelope.encode("마당 é \"1\"\n\0")).isEqualTo("a[\"마당 é \\\"1\\\"\\n\\u0000\"]");
    }
}
