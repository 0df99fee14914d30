package dev.madang.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.madang.lab.Figures;
import dev.madang.lab.HostilePosts;
import dev.madang.lab.Pace;
import dev.madang.lab.RawSocket;
import dev.madang.lab.SharedServer;
import dev.madang.lab.StompFrame;
import dev.madang.lab.StompSession;
import dev.madang.lab.TcpProxy;
import dev.madang.lab.TestParticipant;
import dev.madang.lab.TestRoom;
import dev.madang.lab.TestServer;
import dev.madang.lab.TransportKind;
import dev.madang.lab.WebSocketFrames;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Clients that fall silent in every way that a network or a browser knows. What waits, waits at the same time. */
class SilenceFaultE2eTests {

    private static final int CLOSE_FRAME = 0x88;

    @RegisterExtension
    static final SharedServer shared = new SharedServer();

    private final TestServer server = shared.server();

    @Test
    @Execution(ExecutionMode.CONCURRENT)
    void socketsThatNeverConnectAreClosed() throws IOException {
        List<Socket> sockets = new ArrayList<>();
        long opened = System.nanoTime();
        for (int i = 0; i < 100; i++) {
            Socket socket = new Socket("localhost", server.uri().getPort());
            socket.setSoTimeout(30_000);
            String upgrade = "GET /ws/websocket HTTP/1.1\r\nHost: localhost:"
                    + server.uri().getPort()
                    + "\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\n"
                    + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n";
            socket.getOutputStream().write(upgrade.getBytes(StandardCharsets.US_ASCII));
            sockets.add(socket);
        }
        for (Socket socket : sockets) {
            skipHandshake(socket.getInputStream());
            assertThat(socket.getInputStream().read()).as("a close frame").isEqualTo(CLOSE_FRAME);
            socket.close();
        }
        long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - opened);
        Figures.record("S10", "100 sockets that never CONNECT are closed after ms", millis, "15000");
        assertThat(millis).isLessThan(15_000);
    }

    @Test
    @Execution(ExecutionMode.CONCURRENT)
    void silentDeathIsNoticedAndTheSeatIsKeptForItsGrace() {
        try (TcpProxy network = TcpProxy.before(server)) {
            TestRoom room = server.register("Ann").createRoom();
            TestParticipant ann = room.host().join(room, TransportKind.WEBSOCKET);
            TestParticipant bob = server.register("Bob").over(network).connectBeating(room, TransportKind.WEBSOCKET);
            bob.join();
            ann.awaitEvent("participant-joined", event -> isAbout(event, bob));

            network.stall();
            long stalled = System.nanoTime();
            ann.awaitEvent("participant-updated", event -> "reconnecting"
                    .equals(event.at("/participant/connection").asString()));
            long noticed = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - stalled);
            Figures.record("R7", "silent death noticed after ms", noticed, "20000");
            // Three intervals of silence, one more until it is looked at, and the way of the news.
            assertThat(noticed).isLessThan(20_500);

            ann.awaitEvent(
                    "participant-left",
                    event -> event.path("participantId").asString().equals(bob.id())
                            && event.path("reason").asString().equals("timeout"),
                    Duration.ofSeconds(45));
            long left = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - stalled) - noticed;
            Figures.record("R6", "removed once, ms after it was noticed", left, "30000 +- 5000");
            assertThat(left).isBetween(25_000L, 35_000L);
            assertThat(ann.unreadEvents("participant-left")).isEmpty();
        }
    }

    @Test
    @Execution(ExecutionMode.CONCURRENT)
    void cutSocketComesBackInTheSameSeatWithNothingLost() {
        try (TcpProxy network = TcpProxy.before(server)) {
            TestRoom room = server.register("Ann").createRoom();
            TestParticipant ann = room.host().join(room, TransportKind.WEBSOCKET);
            TestParticipant bob = server.register("Bob").over(network).join(room, TransportKind.WEBSOCKET);
            network.cut();
            ann.awaitEvent("participant-updated");
            for (int i = 0; i < 50; i++) {
                ann.signal(bob, "candidates", "{\"i\":" + i + "}");
            }
            ann.sync();
            network.resume();
            TestParticipant back = bob.reconnect(TransportKind.WEBSOCKET);
            assertThat(back.joinAgain().path("resync").asBoolean()).isFalse();
            List<String> bodies =
                    back.unreadSignals().stream().map(StompFrame::body).toList();
            Figures.record("R4", "signals of a cut that arrived in order", bodies.size(), "50");
            assertThat(bodies).hasSize(50);
            for (int i = 0; i < 50; i++) {
                assertThat(bodies.get(i)).isEqualTo("{\"i\":" + i + "}");
            }
            assertThat(ann.unreadEvents("participant-left")).isEmpty();
        }
    }

    @Test
    @Execution(ExecutionMode.CONCURRENT)
    void pollingClientThatNeverPollsAgainIsGone() throws Exception {
        TestRoom room = server.register("Ann").createRoom();
        TestParticipant ann = room.host().join(room, TransportKind.WEBSOCKET);
        TestParticipant bob = server.register("Bob").join(room, TransportKind.XHR);
        ann.awaitEvent("participant-joined", event -> isAbout(event, bob));
        bob.vanish();
        // Until something is written to it, nobody can know that the open request has no reader any more.
        ann.command("chat", Map.of("text", "are you there?"));
        long vanished = System.nanoTime();
        ann.awaitEvent("participant-updated", event -> "reconnecting"
                .equals(event.at("/participant/connection").asString()));
        long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - vanished);
        Figures.record("R20", "a polling client that stops polling is noticed after ms", millis, "10000");
        assertThat(millis).isLessThan(10_000);
    }

    @Test
    @Execution(ExecutionMode.CONCURRENT)
    void aSocketThatDoesNotAnswerTheCloseIsFreed() throws IOException {
        try (RawSocket socket = RawSocket.to(server)) {
            assertThat(socket.upgrade(HostilePosts.unknownSession() + "websocket")
                            .status())
                    .isEqualTo(101);
            socket.write(WebSocketFrames.text("no envelope"));
            long sent = System.nanoTime();
            socket.readToEnd();
            long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - sent);
            Figures.record("S2", "a socket that does not answer the close is freed after ms", millis, "5000");
            assertThat(millis).isLessThan(5_000);
        }
    }

    /** It holds a thread until it is there. */
    @ParameterizedTest
    @ValueSource(strings = {"SESSION/xhr_send", "/api/users"})
    @Execution(ExecutionMode.CONCURRENT)
    void aBodyThatComesByteByByteIsGivenUp(String path) throws IOException {
        long began = System.nanoTime();
        try (RawSocket socket = RawSocket.to(server)) {
            socket.request(
                    "POST",
                    path.replace("SESSION/", HostilePosts.unknownSession()),
                    "Content-Type: application/json",
                    "Content-Length: 16000");
            Pace.keep(2, 20, i -> writeUnlessClosed(socket));
            // Who writes to what is closed loses what it has not read: it reads meanwhile.
            CompletableFuture.runAsync(() -> Pace.keep(2, 40, i -> writeUnlessClosed(socket)));
            assertThat(new String(socket.readToEnd(), StandardCharsets.UTF_8))
                    .startsWith("HTTP/1.1 400")
                    .contains("malformed");
        }
        long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - began);
        Figures.record("S5", "a body that comes byte by byte to " + path + " is given up after ms", millis, "25000");
        assertThat(millis).isLessThan(25_000);
    }

    @Test
    @Execution(ExecutionMode.CONCURRENT)
    void aSocketKilledAtEachStepOfTheJoinLeavesNothingBehind() {
        TestRoom room = server.register("Ann").createRoom();
        TestParticipant ann = room.host().join(room, TransportKind.WEBSOCKET);
        try (TcpProxy network = TcpProxy.before(server)) {
            StompSession opened = StompSession.open(network.server().uri(), TransportKind.WEBSOCKET);
            network.cut();
            opened.awaitClosed();
            network.resume();
            TestParticipant connected = server.register("Bob").over(network).connect(room, TransportKind.WEBSOCKET);
            network.cut();
            connected.session().awaitClosed();
            network.resume();
            TestParticipant joining = server.register("Bob").over(network).connect(room, TransportKind.WEBSOCKET);
            joining.requestJoin(Map.of());
            network.cut();
            joining.session().awaitClosed();
        }
        await().atMost(Duration.ofSeconds(40)).until(() -> participants(room) == 1);
        assertThat(participants(room)).isEqualTo(1);
    }

    private static void writeUnlessClosed(RawSocket socket) {
        try {
            socket.write(new byte[] {' '});
        } catch (IOException closed) {
            // By the server, which is what is waited for.
        }
    }

    private static void skipHandshake(InputStream in) throws IOException {
        String end = "";
        while (!end.endsWith("\r\n\r\n")) {
            end += (char) in.read();
        }
    }

    private int participants(TestRoom room) {
        String body =
                server.call("GET", "/api/rooms/" + room.code(), null, null).body();
        return JsonMapper.shared().readTree(body).path("participants").asInt();
    }

    private static boolean isAbout(JsonNode event, TestParticipant participant) {
        return event.at("/participant/id").asString().equals(participant.id());
    }
}
