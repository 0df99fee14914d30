package dev.madang.signaling;

import static org.assertj.core.api.Assertions.assertThat;

import dev.madang.stomp.ServerMessage;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongFunction;
import org.junit.jupiter.api.Test;

class InboxTests {

    private final List<String> read = new ArrayList<>();
    private final Inbox inbox = new Inbox(message -> read.add(text(message)));

    @Test
    void numbersWhatItDelivers() {
        inbox.deliver(message("a"));
        inbox.deliver(message("b"));
        assertThat(read).containsExactly("1a", "2b");
    }

    @Test
    void replaysWhatWasMissedBeforeTheWelcomeAndTheLiveMessages() {
        inbox.attach(null, lost -> message("welcome"));
        inbox.deliver(message("a"));
        inbox.detach();
        inbox.deliver(message("b"));
        inbox.deliver(message("c"));
        read.clear();

        Inbox.Attached attached = inbox.attach(2L, missing -> message(missing ? "resync" : "welcome"));
        inbox.deliver(message("d"));

        assertThat(attached.lost()).isFalse();
        assertThat(attached.bytes()).as("what was replayed counts too").isGreaterThan(2 + "welcome".length());
        assertThat(read).containsExactly("3b", "4c", "5welcome", "6d");
    }

    @Test
    void saysWhenMoreWasMissedThanItKeeps() {
        inbox.attach(null, lost -> message("welcome"));
        inbox.detach();
        String large = "x".repeat(Inbox.KEPT_BYTES / 4);
        for (int i = 0; i < 6; i++) {
            inbox.deliver(message(large));
        }
        read.clear();

        assertThat(inbox.attach(1L, lost -> message("welcome")).lost()).isTrue();
        assertThat(read).containsExactly("8welcome");
    }

    @Test
    void boundsEmptyMessagesToo() {
        inbox.attach(null, lost -> message("welcome"));
        inbox.detach();
        for (int i = 0; i < 2_000; i++) {
            inbox.deliver(message(""));
        }
        assertThat(inbox.attach(1L, lost -> message("welcome")).lost()).isTrue();
    }

    @Test
    void believesNoNumberOfAnotherRunOfTheServer() {
        inbox.detach();
        inbox.deliver(message("kept for a seat that was restored"));
        assertThat(inbox.attach(1L, lost -> message("welcome")).lost()).isTrue();
        assertThat(inbox.attach(99L, lost -> message("welcome")).lost()).isTrue();
    }

    @Test
    void startsEmptyAfterAPageLoad() {
        inbox.attach(null, lost -> message("welcome"));
        inbox.detach();
        inbox.deliver(message("for the page before"));
        read.clear();

        assertThat(inbox.attach(null, lost -> message("welcome")).lost()).isFalse();
        assertThat(read).containsExactly("3welcome");
    }

    @Test
    void answersASessionThatHasNotJoinedOutsideTheStream() {
        inbox.attach(null, lost -> message("welcome"));
        inbox.detach();
        inbox.deliver(message("waits"));
        read.clear();
        inbox.reply(message("refused"));
        assertThat(inbox.attach(1L, lost -> message("welcome")).lost()).isFalse();
        assertThat(read).containsExactly("0refused", "2waits", "3welcome");
    }

    private static LongFunction<ServerMessage> message(String text) {
        return n -> ServerMessage.of("/topic/x", n + text);
    }

    private static String text(ServerMessage message) {
        String frame = message.to("s", 1);
        return frame.substring(frame.indexOf("\n\n") + 2, frame.length() - 1);
    }
}
