package dev.madang.signaling;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.madang.lab.LiveServer;
import dev.madang.lab.OnEveryTransport;
import dev.madang.lab.StompFrame;
import dev.madang.lab.TestParticipant;
import dev.madang.lab.TestRoom;
import dev.madang.lab.TestServer;
import dev.madang.lab.TestUser;
import dev.madang.lab.TransportKind;
import dev.madang.lab.WebSocketTransport;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

@LiveServer
class SignalIntegrationTests {

    private static final int LIMIT = 65536;

    private final TestServer server;

    SignalIntegrationTests(@LocalServerPort int port) {
        server = TestServer.at(port);
    }

    @OnEveryTransport
    void relaysTheBodyAsItIsWithHeadersOfTheServer(TransportKind transport) {
        Pair pair = pair(transport);
        String body = "{\"v\":1,\"text\":\"안녕 😀 \\u0000 \\\" \r\n\t\"}";
        pair.a.signal(pair.b, "offer", body);

        StompFrame signal = pair.b.awaitSignal();
        assertThat(signal.body()).isEqualTo(body);
        assertThat(signal.header("kind")).isEqualTo("offer");
        assertThat(signal.header("from")).isEqualTo(pair.a.id());
        assertThat(signal.header("from-incarnation")).isEqualTo("1");
        assertThat(signal.header("content-type")).isEqualTo("application/json;charset=UTF-8");
        assertThat(Long.parseLong(signal.header("n"))).isPositive();
        pair.close();
    }

    @OnEveryTransport
    void tenThousandSignalsArriveOnceAndInOrderBesideOtherTraffic(TransportKind transport) {
        Pair pair = pair(transport);
        TestParticipant talker = server.register("Talker").join(pair.room, TransportKind.WEBSOCKET);
        long lastN = 0;
        for (int sent = 0, burst = 0; sent < 10_000; sent += 500, burst++) {
            for (int i = sent; i < sent + 500; i++) {
                pair.a.signal(pair.b, "candidates", "{\"i\":" + i + "}");
                if (i % 50 == 0) {
                    talker.command("state", Map.of("mic", i % 100 == 0));
                    talker.signal(pair.b, "bye", "{}");
                }
            }
            talker.command("chat", Map.of("text", "burst " + burst, "ref", "c" + burst));
            int next = sent;
            int others = 0;
            while (next < sent + 500 || others < 10) {
                StompFrame signal = pair.b.awaitSignal();
                assertThat(Long.parseLong(signal.header("n"))).isGreaterThan(lastN);
                lastN = Long.parseLong(signal.header("n"));
                if (signal.header("from").equals(pair.a.id())) {
                    assertThat(signal.body()).isEqualTo("{\"i\":" + next++ + "}");
                } else {
                    others++;
                }
            }
            String said = "burst " + burst;
            pair.b.awaitEvent(
                    "chat", event -> event.at("/message/text").asString().equals(said));
        }
        assertThat(pair.b.unreadSignals()).isEmpty();
        talker.close();
        pair.close();
    }

    @OnEveryTransport
    void senderCannotBeForged(TransportKind transport) {
        Pair pair = pair(transport);
        TestParticipant innocent = server.register("Carol").join(pair.room, transport);
        StompFrame forged = StompFrame.of(
                "SEND",
                "destination",
                pair.room.signal(pair.b.id()),
                "kind",
                "bye",
                "from",
                innocent.id(),
                "from-incarnation",
                "99",
                "n",
                "1000000",
                "user-name",
                innocent.id(),
                "simpUser",
                innocent.id(),
                "simpSessionId",
                innocent.id(),
                "nativeHeaders",
                "x",
                "content-type",
                "text/html");
        pair.a.session().send(forged.withBody("{\"from\":\"" + innocent.id() + "\"}"));

        StompFrame signal = pair.b.awaitSignal();
        assertThat(signal.header("from")).isEqualTo(pair.a.id());
        assertThat(signal.header("from-incarnation")).isEqualTo("1");
        assertThat(Long.parseLong(signal.header("n"))).isLessThan(1000);
        assertThat(signal.header("content-type")).isEqualTo("application/json;charset=UTF-8");
        assertThat(signal.headers())
                .containsOnlyKeys(
                        "destination",
                        "subscription",
                        "message-id",
                        "content-type",
                        "content-length",
                        "kind",
                        "from",
                        "from-incarnation",
                        "n");
        innocent.close();
        pair.close();
    }

    @OnEveryTransport
    void sixtyFourKibibytesPassAndOneMoreIsAnsweredInTheInbox(TransportKind transport) {
        Pair pair = pair(transport);
        String korean = "\"" + "가".repeat((LIMIT - 4) / 3) + "xx\"";
        assertThat(korean.getBytes(UTF_8)).hasSize(LIMIT);
        pair.a.signal(pair.b, "offer", "x".repeat(LIMIT));
        pair.a.signal(pair.b, "answer", korean);
        pair.a.signal(pair.b, "offer", "x".repeat(LIMIT + 1));
        pair.a.signal(pair.b, "bye", "{}");

        assertThat(pair.b.awaitSignal().body()).isEqualTo("x".repeat(LIMIT));
        assertThat(pair.b.awaitSignal().body()).isEqualTo(korean);
        assertThat(pair.b.awaitSignal().header("kind")).isEqualTo("bye");
        assertThat(pair.a.awaitErrorCode(pair.b.id())).isEqualTo("too-large");
        pair.close();
    }

    /** Around the sizes of buffers on the way: 8 KiB and 16 KiB, of the frame in one message and of its body. */
    @OnEveryTransport
    void signalsLongerThanABufferPass(TransportKind transport) {
        Pair pair = pair(transport);
        int[] sizes = {8_191, 8_192, 8_193, 16_383, 16_384, 16_385, 48 * 1024};
        for (int size : sizes) {
            pair.a.signal(pair.b, "offer", "x".repeat(size));
        }
        for (int size : sizes) {
            assertThat(pair.b.awaitSignal().body()).isEqualTo("x".repeat(size));
        }
        pair.close();
    }

    @Test
    void aFrameOfSixteenKibibytesPassesInOneMessage() {
        Pair pair = pair(TransportKind.WEBSOCKET);
        StompFrame frame = StompFrame.of("SEND", "destination", pair.room.signal(pair.b.id()), "kind", "offer");
        int head = frame.withBody("x".repeat(10_000)).encode().length() - 10_000;
        for (int size : new int[] {8_193, 16 * 1024 - head}) {
            String text = frame.withBody("x".repeat(size)).encode();
            ((WebSocketTransport) pair.a.session().transport()).sendWhole(text);
            assertThat(pair.b.awaitSignal().body()).hasSize(size);
        }
        pair.close();
    }

    @OnEveryTransport
    void unknownAbsentAndForeignReceiversCannotBeReached(TransportKind transport) {
        Pair pair = pair(transport);
        Pair elsewhere = pair(transport);
        pair.b.command("leave", Map.of());
        pair.a.awaitEvent("participant-left");

        for (String to : new String[] {"0000000000000000", pair.b.id(), elsewhere.b.id()}) {
            pair.a.signal(to, "offer", "{}");
            assertThat(pair.a.awaitErrorCode(to)).isEqualTo("participant-unreachable");
        }
        elsewhere.b.sync();
        assertThat(elsewhere.b.unreadSignals()).isEmpty();
        pair.close();
        elsewhere.close();
    }

    @OnEveryTransport
    void kindIsOneOfFour(TransportKind transport) {
        Pair pair = pair(transport);
        pair.a.signal(pair.b, "joined", "{}");
        assertThat(pair.a.awaitErrorCode(pair.b.id())).isEqualTo("validation");
        pair.a.session().send(pair.room.signal(pair.b.id()), "{}");
        assertThat(pair.a.awaitErrorCode(pair.b.id())).isEqualTo("validation");
        pair.b.sync();
        assertThat(pair.b.unreadSignals()).isEmpty();
        pair.close();
    }

    @OnEveryTransport
    void whoHasNotJoinedCannotSignal(TransportKind transport) {
        Pair pair = pair(transport);
        TestParticipant outside = server.register("Carol").connect(pair.room, transport);
        outside.signal(pair.b, "offer", "{}");

        assertThat(outside.awaitErrorCode(pair.b.id())).isEqualTo("not-joined");
        pair.b.sync();
        assertThat(pair.b.unreadSignals()).isEmpty();
        outside.close();
        pair.close();
    }

    private Pair pair(TransportKind transport) {
        TestUser host = server.register("Ann");
        TestRoom room = host.createRoom();
        TestParticipant a = host.join(room, transport);
        TestParticipant b = server.register("Bob").join(room, transport);
        a.awaitEvent("participant-joined");
        return new Pair(room, a, b);
    }

    private record Pair(TestRoom room, TestParticipant a, TestParticipant b) {

        void close() {
            a.close();
            b.close();
        }
    }
}
