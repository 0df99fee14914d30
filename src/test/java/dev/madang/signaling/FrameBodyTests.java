package dev.madang.signaling;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class FrameBodyTests {

    @Test
    void passesTextOfEveryScript() {
        assertThat(FrameBody.isText("v=0 \r\n 마당 😀".getBytes(StandardCharsets.UTF_8)))
                .isTrue();
        assertThat(FrameBody.isText(new byte[0])).isTrue();
    }

    @Test
    void refusesTheCharacterAtWhichClientsSplit() {
        assertThat(FrameBody.isText("a\0MESSAGE\n\nforged".getBytes(StandardCharsets.UTF_8)))
                .isFalse();
    }

    @Test
    void refusesWhatIsNotUtf8() {
        assertThat(FrameBody.isText(new byte[] {'a', (byte) 0xC3, 'b'})).isFalse();
        assertThat(FrameBody.isText(new byte[] {(byte) 0xED, (byte) 0xA0, (byte) 0x80}))
                .isFalse();
    }
}
