package dev.madang.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.lang.reflect.Proxy;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.web.socket.CloseStatus;
import org.springframework.web.socket.TextMessage;
import org.springframework.web.socket.WebSocketMessage;
import org.springframework.web.socket.WebSocketSession;

class QueuedSessionTests {

    private final Closing closing = new Closing();
    private final List<String> out = new CopyOnWriteArrayList<>();
    private final Backlog backlog = new Backlog(2 * Backlog.FAIR_BYTES);
    private final Reader reader = new Reader(new Backlog(Long.MAX_VALUE / 2));

    @AfterEach
    void stop() {
        closing.destroy();
    }

    @Test
    void sendsOneAfterTheOtherWithoutWaiting() {
        reader.sendMessage(new TextMessage("a"));
        reader.sendMessage(new TextMessage("b"));
        assertThat(out).containsExactly("a");
        reader.sent();
        assertThat(out).containsExactly("a", "b");
    }

    @Test
    void survivesThousandsOfMessagesThatAreOutAtOnce() {
        reader.instant = true;
        for (int i = 0; i < 100_000; i++) {
            reader.sendMessage(new TextMessage("x"));
        }
        assertThat(out).hasSize(100_000);
    }

    @Test
    void closesAReaderThatLeavesTooMuchWaiting() {
        TextMessage large = new TextMessage("x".repeat(64 * 1024));
        // The first one is on its way and waits no more.
        for (int i = 0; i <= QueuedSession.MAX_WAITING / large.getPayloadLength(); i++) {
            reader.sendMessage(large);
        }
        assertThat(reader.closedWith).isEmpty();
        reader.sendMessage(large);
        await().untilAsserted(() -> assertThat(reader.closedWith).containsExactly(CloseStatus.SESSION_NOT_RELIABLE));
        assertThat(out).hasSize(1);
    }

    @Test
    void closesAfterTheLastWordAndSendsNothingBehindIt() {
        reader.sendMessage(new TextMessage("a"));
        reader.sendMessage(new TextMessage("ERROR"));
        reader.close(CloseStatus.PROTOCOL_ERROR);
        reader.sendMessage(new TextMessage("late"));
        assertThat(reader.closedWith).isEmpty();
        reader.sent();
        reader.sent();
        await().untilAsserted(() -> assertThat(reader.closedWith).containsExactly(CloseStatus.PROTOCOL_ERROR));
        assertThat(out).containsExactly("a", "ERROR");
    }

    @Test
    void closesInTimeWhoeverDoesNotReadTheLastWord() {
        reader.sendMessage(new TextMessage("stuck"));
        reader.close(CloseStatus.PROTOCOL_ERROR);
        await().atMost(Closing.LAST_MESSAGE.multipliedBy(3))
                .untilAsserted(() -> assertThat(reader.closedWith).hasSize(1));
    }

    @Test
    void closesOnceWhenASendFails() {
        reader.sendMessage(new TextMessage("a"));
        reader.failed();
        reader.failed();
        reader.close(CloseStatus.NORMAL);
        await().untilAsserted(() -> assertThat(reader.closedWith).containsExactly(CloseStatus.SESSION_NOT_RELIABLE));
    }

    /** The first message of each is on its way and does not wait, but is in memory. */
    @Test
    void closesWhoLeavesMuchWaitingWhenAllTogetherLeaveTooMuch() {
        TextMessage part = new TextMessage("x".repeat(Backlog.FAIR_BYTES / 4));
        Reader greedy = new Reader(backlog);
        Reader modest = new Reader(backlog);
        for (int i = 0; i < 5; i++) {
            greedy.sendMessage(part);
        }
        assertThat(backlog.bytes()).isGreaterThan(2 * Backlog.FAIR_BYTES);
        modest.sendMessage(part);
        modest.sendMessage(part);
        assertThat(greedy.closedWith).isEmpty();
        greedy.sendMessage(part);
        await().untilAsserted(() -> assertThat(greedy.closedWith).containsExactly(CloseStatus.SESSION_NOT_RELIABLE));
        assertThat(modest.closedWith).isEmpty();
        await().untilAsserted(() -> assertThat(backlog.bytes()).isEqualTo(Backlog.FAIR_BYTES));
    }

    @Test
    void countsNothingThatIsOutOrGone() {
        Reader sent = new Reader(backlog);
        sent.sendMessage(new TextMessage("abc"));
        assertThat(backlog.bytes()).isEqualTo(6);
        sent.sent();
        assertThat(backlog.bytes()).isZero();
        Reader gone = new Reader(backlog);
        gone.sendMessage(new TextMessage("abc"));
        gone.sendMessage(new TextMessage("abc"));
        gone.gone();
        gone.sent();
        assertThat(backlog.bytes()).isZero();
    }

    @Test
    void keepsWhatCannotBeSentNowAndClosesBehindIt() {
        reader.isAway = true;
        reader.sendMessage(new TextMessage("a"));
        reader.close(CloseStatus.PROTOCOL_ERROR);
        assertThat(out).isEmpty();
        reader.isAway = false;
        reader.ready();
        assertThat(out).containsExactly("a");
        assertThat(reader.closedWith).isEmpty();
        reader.sent();
        await().untilAsserted(() -> assertThat(reader.closedWith).containsExactly(CloseStatus.PROTOCOL_ERROR));
    }

    private final class Reader extends QueuedSession {

        private final List<CloseStatus> closedWith = new CopyOnWriteArrayList<>();
        private boolean instant;
        private boolean isAway;

        Reader(Backlog backlog) {
            super(nothing(), closing, backlog);
        }

        @Override
        boolean isReady() {
            return !isAway;
        }

        @Override
        void transmit(WebSocketMessage<?> message) {
            out.add((String) message.getPayload());
            if (instant) {
                sent();
            }
        }

        @Override
        void closeNow(CloseStatus status) {
            closedWith.add(status);
        }
    }

    private static WebSocketSession nothing() {
        return (WebSocketSession) Proxy.newProxyInstance(
                QueuedSessionTests.class.getClassLoader(),
                new Class<?>[] {WebSocketSession.class},
                (proxy, method, arguments) -> {
                    throw new AssertionError("not expected: " + method);
                });
    }
}
