package dev.madang.stomp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FrameReaderTests {

    private static final String SEND = "SEND\ndestination:/app/x\nkind:offer\n\n{\"a\":1}\0";

    private final FrameReader reader = new FrameReader(() -> 1_000, 8);
    private final List<Frame> read = new ArrayList<>();

    @Test
    void readsCommandHeadersAndBody() {
        read(SEND);
        assertThat(read).hasSize(1);
        assertThat(read.get(0).command()).isEqualTo(Command.SEND);
        assertThat(read.get(0).header("destination")).isEqualTo("/app/x");
        assertThat(read.get(0).header("kind")).isEqualTo("offer");
        assertThat(read.get(0).header("Kind")).isNull();
        assertThat(read.get(0).body()).isEqualTo("{\"a\":1}");
        assertThat(read.get(0).bodyBytes()).isEqualTo(7);
    }

    @Test
    void takesLineEndsOfBothKindsAndKeepsThoseOfTheBody() {
        read("\r\n\nSEND\r\na:b\r\n\r\n\r\nbody\n\0\n\r\n");
        assertThat(read).hasSize(1);
        assertThat(read.get(0).header("a")).isEqualTo("b");
        assertThat(read.get(0).body()).isEqualTo("\r\nbody\n");
    }

    @Test
    void findsSeveralFramesInOneMessage() {
        read(SEND + '\n' + SEND + "DISCONNECT\n\n\0");
        assertThat(read).extracting(Frame::command).containsExactly(Command.SEND, Command.SEND, Command.DISCONNECT);
    }

    /** At every place, with another frame before and behind. */
    @Test
    void findsFramesInPiecesWhereverTheyAreCut() {
        String all = SEND + SEND;
        for (int first = 1; first < all.length(); first++) {
            for (int second = first; second < all.length(); second++) {
                read.clear();
                read(all.substring(0, first));
                read(all.substring(first, second));
                read(all.substring(second));
                assertThat(read.stream().filter(frame -> frame.command() == Command.SEND))
                        .as("cut at %s and %s", first, second)
                        .hasSize(2)
                        .allMatch(frame -> frame.body().equals("{\"a\":1}"));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r\n", "\n\n\n", ""})
    void countsLineEndsAloneAsOneBeat(String text) {
        read(text);
        assertThat(read).extracting(Frame::command).containsExactly(Command.BEAT);
    }

    @Test
    void countsBytesAndNotCharacters() {
        String body = "마당 é 😀";
        read("SEND\na:b\n\n" + body + '\0');
        assertThat(read.get(0).bodyBytes()).isEqualTo(body.getBytes(StandardCharsets.UTF_8).length);
        assertMalformed("SEND\n\n" + "가".repeat(350) + '\0', true);
    }

    @Test
    void decodesEscapesButThoseOfConnect() {
        read("SEND\na\\cb:1\\n2\\r3\\\\4\\c5\n\n\0CONNECT\npass:a\\nb\n\n\0");
        assertThat(read.get(0).header("a:b")).isEqualTo("1\n2\r3\\4:5");
        assertThat(read.get(1).header("pass")).isEqualTo("a\\nb");
    }

    @Test
    void believesTheFirstOfRepeatedHeaders() {
        read("SEND\na:1\na:2\n\n\0");
        assertThat(read.get(0).header("a")).isEqualTo("1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\0",
                "NONSENSE\n\n\0",
                "send\n\n\0",
                "SEND\0",
                "SEND\n\0",
                "SEND\na:b\0",
                "SEND\na\n\n\0",
                "SEND\n:a\n\n\0",
                "SEND\na:\\t\n\n\0",
                "SEND\na:\\\n\n\0",
                "SEND\n\n\uD83D\0",
                "SEND\n\n\uDE00\uD83D\0",
                "SEND\na:\uD83Dx\n\n\0",
                "SUBSCRIBE\nid:1\n\nbody\0",
                "CONNECT\n\n\n\0",
                "MESSAGE\n\n\0"
            })
    void refusesWhatIsNoFrame(String text) {
        assertMalformed(text, false);
    }

    @Test
    void refusesHeadersWithoutEnd() {
        assertMalformed("SEND\n" + "a:b\n".repeat(65) + "\n\0", false);
    }

    /** A body pays for its bytes, headers do not. */
    @Test
    void refusesLongHeaders() {
        FrameReader large = new FrameReader(() -> 100_000, 8);
        large.read("SEND\na:" + "x".repeat(8_000) + "\n\n" + "x".repeat(50_000) + "\0", read::add);
        assertThat(read).hasSize(1);
        assertThatThrownBy(() -> large.read("SEND\na:" + "x".repeat(8_200) + "\n\n\0", read::add))
                .isInstanceOfSatisfying(MalformedFrameException.class, malformed -> assertThat(malformed.isTooLarge())
                        .isTrue());
    }

    @Test
    void refusesTooManyBytesBeforeTheFrameEnds() {
        assertMalformed("SEND\n\n" + "x".repeat(1_000), true);
        FrameReader other = new FrameReader(() -> 1_000, 8);
        other.read("SEND\n\n" + "x".repeat(900), read::add);
        assertThatThrownBy(() -> other.read("x".repeat(200), read::add)).isInstanceOf(MalformedFrameException.class);
        assertThat(read).isEmpty();
    }

    @Test
    void asksAtEachFrameHowLongItMayBe() {
        AtomicInteger most = new AtomicInteger(10);
        FrameReader growing = new FrameReader(most::get, 8);
        growing.read("SEND\n\n1234\0", read::add);
        most.set(20);
        growing.read("SEND\n\n1234567890\0", read::add);
        assertThat(read).hasSize(2);
        most.set(10);
        for (String longer : List.of("SEND\n\n12345\0", "SEND\n\n12345")) {
            assertThatThrownBy(() -> growing.read(longer, read::add)).isInstanceOf(MalformedFrameException.class);
        }
    }

    @Test
    void refusesTooManyPieces() {
        read("SEND\n\n");
        for (int i = 0; i < 7; i++) {
            read("x");
        }
        assertMalformed("x", true);
    }

    @Test
    void countsThePiecesOfEachFrameByItself() {
        for (int frame = 0; frame < 3; frame++) {
            read("SEND\n\n");
            for (int i = 0; i < 7; i++) {
                read("x");
            }
            read("\0");
        }
        assertThat(read).hasSize(3).allMatch(frame -> frame.body().equals("xxxxxxx"));
    }

    @Test
    void handsOnWhatCameBeforeWhatIsMalformed() {
        assertMalformed(SEND + "NONSENSE\n\n\0", false);
        assertThat(read).hasSize(1);
    }

    private void read(String text) {
        reader.read(text, read::add);
    }

    private void assertMalformed(String text, boolean tooLarge) {
        assertThatThrownBy(() -> read(text))
                .isInstanceOfSatisfying(MalformedFrameException.class, malformed -> assertThat(malformed.isTooLarge())
                        .isEqualTo(tooLarge));
    }
}
