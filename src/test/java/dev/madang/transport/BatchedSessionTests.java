package dev.madang.transport;

import static org.assertj.core.api.Assertions.assertThat;

import dev.madang.fuzz.QuietSession;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import org.junit.jupiter.api.Test;
import org.springframework.web.socket.CloseStatus;
import org.springframework.web.socket.TextMessage;
import org.springframework.web.socket.WebSocketMessage;
import org.springframework.web.socket.handler.WebSocketSessionDecorator;

class BatchedSessionTests {

    /** Threads that run when the test says so. */
    private final Queue<Runnable> threads = new ArrayDeque<>();

    private final List<String> out = new ArrayList<>();
    private final Backlog backlog = new Backlog(Long.MAX_VALUE / 2);
    private final BatchedSession session = new BatchedSession(new Below(), threads::add, backlog);
    private boolean isMemoryShort;

    @Test
    void joinsWhatHasComeTogether() {
        say("a");
        say("b");
        say("c");
        assertThat(out).as("nobody who speaks waits for the network").isEmpty();
        handOn();
        say("d");
        handOn();
        assertThat(out).containsExactly("abc", "d");
    }

    @Test
    void takesOneThreadAtATime() {
        say("a");
        say("b");
        assertThat(threads).hasSize(1);
    }

    @Test
    void joinsOnlyWhatFitsInOneGo() {
        String half = "x".repeat(BatchedSession.BATCH / 2);
        String large = "y".repeat(BatchedSession.BATCH * 2);
        say(half);
        say(half);
        say("a");
        say(large);
        say("b");
        handOn();
        assertThat(out).containsExactly(half + half, "a", large, "b");
    }

    @Test
    void keepsASignOfLifeByItself() {
        say("a");
        session.sendMessage(SignOfLife.LINE_END);
        say("b");
        say("c");
        handOn();
        assertThat(out).containsExactly("a", "\n", "bc");
    }

    @Test
    void closesAfterWhatWasSaidAndSaysNothingBehindIt() {
        say("a");
        session.close(CloseStatus.PROTOCOL_ERROR);
        say("late");
        session.close(CloseStatus.NORMAL);
        handOn();
        assertThat(out).containsExactly("a", "closed 1002");
    }

    @Test
    void closesWhenNothingIsWaiting() {
        session.close();
        handOn();
        assertThat(out).containsExactly("closed 1000");
        assertThat(threads).isEmpty();
    }

    @Test
    void givesUpWhenNobodyHandsOn() {
        String large = "x".repeat(QueuedSession.MAX_WAITING / 4);
        for (int i = 0; i < 8; i++) {
            say(large);
        }
        handOn();
        assertThat(out).containsExactly("closed " + CloseStatus.SESSION_NOT_RELIABLE.getCode());
    }

    @Test
    void countsWhatWaitsUntilItIsHandedOn() {
        say("abc");
        say("de");
        assertThat(backlog.bytes()).isEqualTo(10);
        handOn();
        assertThat(backlog.bytes()).isZero();
        say("abc");
        session.gone();
        assertThat(backlog.bytes()).isZero();
    }

    @Test
    void closesWhenAnErrorLosesAMessage() {
        say("a");
        say("b");
        isMemoryShort = true;
        handOn();
        assertThat(out).containsExactly("closed " + CloseStatus.SESSION_NOT_RELIABLE.getCode());
        say("c");
        assertThat(backlog.bytes()).isZero();
    }

    private void say(String text) {
        session.sendMessage(new TextMessage(text));
    }

    private void handOn() {
        while (!threads.isEmpty()) {
            threads.remove().run();
        }
    }

    private final class Below extends WebSocketSessionDecorator {

        Below() {
            super(new QuietSession("below"));
        }

        @Override
        public void sendMessage(WebSocketMessage<?> message) {
            if (isMemoryShort) {
                throw new InternalError("as it were");
            }
            out.add(String.valueOf(message.getPayload()));
        }

        @Override
        public void close(CloseStatus status) {
            out.add("closed " + status.getCode());
        }
    }
}
