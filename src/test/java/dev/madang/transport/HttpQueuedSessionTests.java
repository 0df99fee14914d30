package dev.madang.transport;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.http.server.ServerHttpRequest;
import org.springframework.http.server.ServerHttpResponse;
import org.springframework.scheduling.concurrent.SimpleAsyncTaskScheduler;
import org.springframework.web.socket.TextMessage;
import org.springframework.web.socket.handler.AbstractWebSocketHandler;
import org.springframework.web.socket.sockjs.transport.TransportHandlingSockJsService;
import org.springframework.web.socket.sockjs.transport.session.AbstractHttpSockJsSession;

class HttpQueuedSessionTests {

    /** Threads that run when the test says so. */
    private final Queue<Runnable> writers = new ArrayDeque<>();

    private final Closing closing = new Closing();
    private final Transport transport = new Transport();
    private final HttpQueuedSession session =
            new HttpQueuedSession(transport, writers::add, closing, new Backlog(Long.MAX_VALUE / 2));

    @AfterEach
    void stop() {
        closing.destroy();
    }

    @Test
    void nothingIsLeftToTheTransportBetweenTwoRequests() {
        say("a");
        say("b");
        assertThat(writers).isEmpty();
        transport.isOpen = true;
        session.ready();
        assertThat(transport.out()).as("on the thread of the request").isEmpty();
        write();
        assertThat(transport.out()).containsExactly("ab");
    }

    @Test
    void oneAnswerHoldsNoMoreThanWhatTheSystemBuffers() {
        String half = "x".repeat(HttpQueuedSession.ANSWER / 2);
        say(half);
        say(half);
        say("a");
        transport.isOpen = true;
        session.ready();
        write();
        assertThat(transport.out()).containsExactly(half + half, "a");
    }

    @Test
    void aSignOfLifeStandsInFrontOfNoFrame() {
        session.sendMessage(SignOfLife.LINE_END);
        session.sendMessage(SignOfLife.LINE_END);
        transport.isOpen = true;
        session.ready();
        write();
        session.sendMessage(SignOfLife.LINE_END);
        say("a");
        write();
        assertThat(transport.out()).containsExactly("\n", "a");
    }

    private void say(String text) {
        session.sendMessage(new TextMessage(text));
    }

    private void write() {
        while (!writers.isEmpty()) {
            writers.remove().run();
        }
    }

    private static final class Transport extends AbstractHttpSockJsSession {

        private boolean isOpen;

        Transport() {
            super("id", new TransportHandlingSockJsService(new SimpleAsyncTaskScheduler()), handler(), Map.of());
        }

        List<String> out() {
            return List.copyOf(getMessageCache());
        }

        @Override
        public boolean isActive() {
            return isOpen;
        }

        @Override
        protected void handleRequestInternal(ServerHttpRequest request, ServerHttpResponse response, boolean isFirst) {}

        @Override
        protected void flushCache() {}

        private static AbstractWebSocketHandler handler() {
            return new AbstractWebSocketHandler() {};
        }
    }
}
