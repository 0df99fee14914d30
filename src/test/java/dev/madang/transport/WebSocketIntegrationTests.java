package dev.madang.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.madang.lab.LiveServer;
import dev.madang.lab.RawTransport;
import dev.madang.lab.StompFrame;
import dev.madang.lab.TestParticipant;
import dev.madang.lab.TestRoom;
import dev.madang.lab.TestServer;
import dev.madang.lab.TransportKind;
import dev.madang.lab.WebSocketTransport;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletRequestWrapper;
import jakarta.servlet.ServletResponse;
import jakarta.websocket.server.ServerContainer;
import java.io.IOException;
import java.lang.ref.WeakReference;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.test.util.ReflectionTestUtils;

/** How messages of any size come and go, and what a connection holds. */
@LiveServer
@Import(WebSocketIntegrationTests.Handshakes.class)
class WebSocketIntegrationTests {

    private final TestServer server;
    private final Handshakes handshakes;

    WebSocketIntegrationTests(@LocalServerPort int port, Handshakes handshakes) {
        server = TestServer.at(port);
        this.handshakes = handshakes;
    }

    /** Three lengths of a head (RFC 6455, section 5.2), in characters of one, two, three and four bytes. */
    @Test
    void relaysBodiesOfEveryLengthInOneMessageEach() {
        TestRoom room = server.register("Ann").createRoom();
        TestParticipant ann = room.host().join(room, TransportKind.WEBSOCKET);
        TestParticipant bob = server.register("Bob").join(room, TransportKind.WEBSOCKET);
        for (int length : new int[] {1, 40, 400, 4_000, 15_000}) {
            String body = '"' + "aß가🎥".repeat(length / 4 + 1) + '"';
            StompFrame frame = StompFrame.of("SEND", "destination", room.signal(bob.id()), "kind", "offer");
            ((WebSocketTransport) ann.session().transport())
                    .sendWhole(frame.withBody(body).encode());
            assertThat(bob.awaitSignal().body()).isEqualTo(body);
        }
    }

    @Test
    void closesASockJsSessionWhoseMessageIsTooLong() {
        CompletableFuture<Integer> closed = new CompletableFuture<>();
        URI uri = URI.create("ws://localhost:" + server.uri().getPort() + "/ws/000/websocket-too-long/websocket");
        WebSocket socket = HttpClient.newHttpClient()
                .newWebSocketBuilder()
                .buildAsync(uri, new WebSocket.Listener() {
                    @Override
                    public CompletionStage<?> onClose(WebSocket one, int status, String reason) {
                        closed.complete(status);
                        return closed;
                    }
                })
                .join();
        socket.sendText("[\"" + "x".repeat(WholeMessages.MAX_SIZE) + "\"]", true);
        assertThat(closed.join()).isEqualTo(1009);
    }

    /** Each connection has them, whether anything comes or not. */
    @Test
    void keepsSmallBuffersForWhatComes(@Autowired ServletContext context) {
        assertThat(context.getAttribute(ServerContainer.class.getName()))
                .asInstanceOf(InstanceOfAssertFactories.type(ServerContainer.class))
                .returns(SocketBuffers.PIECE_CHARACTERS, ServerContainer::getDefaultMaxTextMessageBufferSize)
                .returns(SocketBuffers.PIECE_BYTES, ServerContainer::getDefaultMaxBinaryMessageBufferSize);
    }

    @Test
    void keepsNothingOfTheRequestThatOpenedIt() {
        int before = handshakes.seen.size();
        RawTransport socket = TransportKind.WEBSOCKET.open(server.uri());
        assertThat(handshakes.seen).hasSizeGreaterThan(before);
        WeakReference<Object> request = handshakes.seen.get(before);
        await().untilAsserted(() -> {
            System.gc();
            assertThat(request.get()).isNull();
        });
        assertThat(socket.closed()).isNotDone();
        socket.close();
    }

    /** The container's own requests, of which a servlet sees but a face. */
    static final class Handshakes implements Filter {

        private final List<WeakReference<Object>> seen = new CopyOnWriteArrayList<>();

        @Override
        public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
                throws IOException, ServletException {
            ServletRequest face = request;
            while (face instanceof ServletRequestWrapper wrapper) {
                face = wrapper.getRequest();
            }
            Object ofConnector = Objects.requireNonNull(ReflectionTestUtils.getField(face, "request"));
            seen.add(new WeakReference<>(ReflectionTestUtils.invokeMethod(ofConnector, "getCoyoteRequest")));
            chain.doFilter(request, response);
        }
    }
}
