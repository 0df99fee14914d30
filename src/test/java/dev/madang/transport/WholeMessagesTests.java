package dev.madang.transport;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;
import org.springframework.web.socket.BinaryMessage;
import org.springframework.web.socket.TextMessage;

class WholeMessagesTests {

    private final WholeMessages whole = new WholeMessages(false);

    @Test
    void handsOnAMessageOfOnePieceAsItIs() {
        TextMessage message = new TextMessage("a");
        assertThat(whole.add(message)).isSameAs(message);
    }

    @Test
    void putsPiecesTogetherAndBeginsAnew() {
        for (int i = 0; i < 2; i++) {
            assertThat(whole.add(new TextMessage("a", false))).isNull();
            assertThat(whole.add(new TextMessage("", false))).isNull();
            assertThat(whole.add(new TextMessage("b", true))).isEqualTo(new TextMessage("ab"));
        }
    }

    @Test
    void handsPiecesOfTextToWhoTakesThem() {
        TextMessage piece = new TextMessage("a", false);
        assertThat(new WholeMessages(true).add(piece)).isSameAs(piece);
    }

    /** The container uses the buffer of a piece again, and a piece may end within a character. */
    @Test
    void keepsBytesUntilTheyAreWhole() {
        byte[] buffer = {1, 2};
        WholeMessages ofPieces = new WholeMessages(true);
        assertThat(ofPieces.add(new BinaryMessage(ByteBuffer.wrap(buffer), false)))
                .isNull();
        buffer[0] = 9;
        assertThat(ofPieces.add(new BinaryMessage(new byte[] {3}, true)))
                .isEqualTo(new BinaryMessage(new byte[] {1, 2, 3}));
    }

    @Test
    void handsNothingOnBehindAMessageThatIsTooLarge() {
        String half = "x".repeat(WholeMessages.MAX_SIZE / 2);
        assertThat(whole.add(new TextMessage(half, false))).isNull();
        assertThat(whole.add(new TextMessage(half, false))).isNull();
        assertThat(whole.isTooLarge()).isFalse();
        assertThat(whole.add(new TextMessage("x", false))).isNull();
        assertThat(whole.isTooLarge()).isTrue();
        assertThat(whole.add(new TextMessage("y"))).isNull();
    }

    @Test
    void boundsBytesToo() {
        whole.add(new BinaryMessage(new byte[WholeMessages.MAX_SIZE], false));
        assertThat(whole.isTooLarge()).isFalse();
        whole.add(new BinaryMessage(new byte[1], true));
        assertThat(whole.isTooLarge()).isTrue();
    }
}
