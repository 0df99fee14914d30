package dev.madang.signaling;

import static org.assertj.core.api.Assertions.assertThat;

import dev.madang.lab.Figures;
import dev.madang.lab.OnEveryTransport;
import dev.madang.lab.StompFrame;
import dev.madang.lab.StompSession;
import dev.madang.lab.StrictServer;
import dev.madang.lab.TcpProxy;
import dev.madang.lab.TestParticipant;
import dev.madang.lab.TestRoom;
import dev.madang.lab.TestServer;
import dev.madang.lab.TestUser;
import dev.madang.lab.TransportKind;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** What a participant may send, with the limits as they are out of the box. */
@StrictServer
class RateIntegrationTests {

    private static final int CANDIDATES = 48;
    private static final String OFFER = "x".repeat(10 * 1024);
    private static final String CANDIDATE = "x".repeat(300);
    private static final String LARGEST = "x".repeat(64 * 1024);

    private final TestServer server;

    RateIntegrationTests(@LocalServerPort int port) {
        server = TestServer.at(port);
    }

    @OnEveryTransport
    void floodCostsTheSessionAndNobodyElseIsDisturbed(TransportKind transport) {
        TestUser host = server.register("Ann");
        TestRoom room = host.createRoom();
        TestParticipant ann = host.join(room, TransportKind.WEBSOCKET);
        TestParticipant bob = server.register("Bob").join(room, TransportKind.WEBSOCKET);
        TestParticipant flood = server.register("Mallory").join(room, transport);

        for (int i = 0; i < 2_000; i++) {
            flood.signal(ann, "candidates", "{}");
        }

        assertThat(flood.awaitRefusal("the flood").code()).isEqualTo("too-fast");
        bob.signal(ann, "offer", "still here");
        while (!ann.awaitSignal().body().equals("still here")) {
            assertThat(ann.session().isOpen()).isTrue();
        }
        ann.close();
        bob.close();
    }

    /** S8 in bytes: a few frames of the largest size are as much as many small ones. */
    @OnEveryTransport
    void bytesAreBoundedAsFramesAre(TransportKind transport) {
        TestUser host = server.register("Ann");
        TestRoom room = host.createRoom();
        TestParticipant ann = host.join(room, TransportKind.WEBSOCKET);
        TestParticipant flood = server.register("Mallory").join(room, transport);
        long began = System.nanoTime();

        for (int i = 0; i < 30; i++) {
            flood.signal(ann, "candidates", LARGEST);
        }

        assertThat(flood.awaitRefusal("the flood").code()).isEqualTo("too-fast");
        ann.awaitEvent("participant-updated");
        ann.sync();
        long seconds = 1 + TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - began);
        long bytes = ann.unreadSignals().stream()
                .mapToLong(signal -> signal.body().length())
                .sum();
        Figures.record("S8", "bytes of a flood that arrive at one other over " + transport, bytes, "589824 + 32768/s");
        assertThat(bytes).isPositive().isLessThanOrEqualTo((576 + 32 * seconds) * 1024);
        assertThat(ann.session().isOpen()).isTrue();
        ann.close();
    }

    /** All that one may send at once waits for a reader that reads nothing. */
    @Test
    void nobodyAloneCanHaveAnotherOneClosed() {
        TestUser host = server.register("Ann");
        TestRoom room = host.createRoom();
        try (TcpProxy network = TcpProxy.before(server)) {
            TestParticipant slow = host.over(network).join(room, TransportKind.WEBSOCKET);
            TestParticipant flood = server.register("Mallory").join(room, TransportKind.WEBSOCKET);
            slow.sync();
            network.stallReading();
            for (int i = 0; i < 30; i++) {
                flood.signal(slow, "candidates", LARGEST);
            }
            assertThat(flood.awaitRefusal("the flood").code()).isEqualTo("too-fast");
            network.resume();
            slow.awaitEvent("participant-updated");
            slow.sync();
            assertThat(slow.session().isOpen()).isTrue();
            assertThat(slow.unreadSignals()).hasSizeGreaterThanOrEqualTo(8);
            slow.close();
        }
    }

    /** Each change is told with all that the participant has said of itself. */
    @Test
    void aChangeOfStateCostsWhatItTells() {
        TestRoom room = server.register("Ann").createRoom();
        TestParticipant ann = room.host().join(room, TransportKind.WEBSOCKET);
        TestParticipant mallory = server.register("Mallory").connect(room, TransportKind.WEBSOCKET);
        Map<String, String> ext = new HashMap<>();
        for (int i = 0; i < 8; i++) {
            ext.put("k" + i, "마".repeat(512));
        }
        mallory.join(Map.of("ext", ext));
        long began = System.nanoTime();

        for (int i = 0; i < 200; i++) {
            mallory.command("state", Map.of("hand", i % 2 == 0));
        }

        assertThat(mallory.awaitErrorCode("state")).isEqualTo("too-fast");
        mallory.close();
        ann.awaitEvent(
                "participant-updated",
                event -> event.at("/participant/connection").asString().equals("reconnecting"));
        ann.sync();
        long seconds = 1 + TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - began);
        long bytes = ann.unreadEvents("participant-updated").stream()
                .mapToLong(event -> event.toString().getBytes(StandardCharsets.UTF_8).length)
                .sum();
        Figures.record("S8", "bytes that changes of state bring to one other", bytes, "589824 + 32768/s");
        assertThat(bytes).isPositive().isLessThanOrEqualTo((576 + 32 * seconds) * 1024);
        ann.close();
    }

    /** It is told all that was said, each time. */
    @Test
    void whoComesBackAllTheTimeIsToldToWait() {
        TestRoom room = server.register("Ann").createRoom();
        TestParticipant ann = room.host().join(room, TransportKind.WEBSOCKET);
        for (int i = 0; i < 12; i++) {
            ann.command("chat", Map.of("text", "마".repeat(4_000)));
        }
        TestParticipant bob = server.register("Bob").join(room, TransportKind.WEBSOCKET);
        JsonNode answer = bob.joined();
        int times = 0;
        while (answer.path("type").asString().equals("joined")) {
            assertThat(times++).isLessThan(20);
            bob = bob.reconnect(TransportKind.WEBSOCKET);
            answer = bob.tryToJoin(Map.of());
        }
        assertThat(answer.path("code").asString()).isEqualTo("busy");
        assertThat(answer.path("retryAfterMillis").asLong()).isPositive();
        assertThat(times).as("a bad network is no attack").isGreaterThan(3);
        ann.close();
        bob.close();
    }

    /** What is gone does not come back with a new session of the same seat. */
    @Test
    void comingBackBuysNothing() {
        TestUser host = server.register("Ann");
        TestRoom room = host.createRoom();
        TestParticipant ann = host.join(room, TransportKind.WEBSOCKET);
        TestParticipant flood = server.register("Mallory").join(room, TransportKind.WEBSOCKET);
        for (int i = 0; i < 30; i++) {
            flood.signal(ann, "candidates", LARGEST);
        }
        flood.awaitRefusal("the flood");

        TestParticipant again = flood.reconnect(TransportKind.WEBSOCKET);
        assertThat(again.id()).isEqualTo(flood.id());
        again.joinAgain();
        for (int i = 0; i < 8; i++) {
            again.signal(ann, "candidates", LARGEST);
        }

        assertThat(again.awaitRefusal("the flood").code()).isEqualTo("too-fast");
        ann.close();
    }

    /** Nor does a new seat, more than so often. */
    @Test
    void newSeatsAreBounded() {
        TestUser mallory = server.register("Mallory");
        TestRoom room = mallory.createRoom();
        int seats = 0;
        String refusal = "";
        while (refusal.isEmpty() && seats < 200) {
            StompSession session = StompSession.open(server.uri(), TransportKind.WEBSOCKET);
            session.requestConnect(mallory.token(), room.code());
            StompFrame answer = session.await("an answer", frame -> frame.is("CONNECTED") || frame.is("ERROR"));
            if (answer.is("CONNECTED")) {
                seats++;
                session.send(room.command("leave"), "{}");
                session.transport().abort();
            } else if (answer.header("code").equals("busy")) {
                // Those before it are not gone yet.
                session.transport().abort();
            } else {
                refusal = answer.header("code");
                assertThat(Integer.parseInt(answer.header("retry"))).isBetween(1, 11_000);
            }
        }
        assertThat(refusal).isEqualTo("too-many-attempts");
        assertThat(seats).isBetween(50, 70);
    }

    @Test
    void heartBeatsAreFramesToo() {
        TestUser host = server.register("Ann");
        TestParticipant flood = host.join(host.createRoom(), TransportKind.WEBSOCKET);
        for (int i = 0; i < 2_000; i++) {
            flood.session().transport().send("\n");
        }
        assertThat(flood.awaitRefusal("the flood").code()).isEqualTo("too-fast");
    }

    /** S36: six in a minute are those of the seat, and not of each session. */
    @Test
    void credentialsAreAskedForOnlySoOften() {
        TestUser host = server.register("Ann");
        TestParticipant ann = host.join(host.createRoom(), TransportKind.WEBSOCKET);
        for (int i = 0; i < 6; i++) {
            ann.command("ice", Map.of());
            ann.awaitInbox("ice");
        }
        ann.command("ice", Map.of());
        assertThat(ann.awaitErrorCode("ice")).isEqualTo("too-fast");
        TestParticipant back = ann.reconnect(TransportKind.WEBSOCKET);
        back.joinAgain();
        back.command("ice", Map.of());
        assertThat(back.awaitErrorCode("ice")).isEqualTo("too-fast");
        back.close();
    }

    /** S8: all at once, into a room of sixteen. */
    @Test
    void whoJoinsAFullRoomIsNotLimited() {
        TestUser host = server.register("Host");
        TestRoom room = host.createRoom(Map.of("capacity", 16));
        List<TestParticipant> others = new ArrayList<>(List.of(host.join(room, TransportKind.WEBSOCKET)));
        for (int i = 1; i < 15; i++) {
            others.add(server.register("P" + i).join(room, TransportKind.WEBSOCKET));
        }
        for (TransportKind transport : TransportKind.values()) {
            TestParticipant last = server.register("Last").join(room, transport);
            for (TestParticipant other : others) {
                last.signal(other, "offer", OFFER);
                for (int i = 0; i < CANDIDATES; i++) {
                    last.signal(other, "candidates", CANDIDATE);
                }
            }
            for (TestParticipant other : others) {
                for (int i = 0; i <= CANDIDATES; i++) {
                    assertThat(other.awaitSignal().header("from")).isEqualTo(last.id());
                }
            }
            last.sync();
            last.command("leave", Map.of());
            others.get(0).awaitEvent("participant-left");
        }
        others.forEach(TestParticipant::close);
    }

    @Test
    void reportsOfHealthHaveABudgetOfTheirOwn() {
        TestUser host = server.register("Ann");
        TestRoom room = host.createRoom();
        TestParticipant ann = host.join(room, TransportKind.WEBSOCKET);
        TestParticipant bob = server.register("Bob").join(room, TransportKind.WEBSOCKET);
        Map<String, ?> report = Map.of("links", List.of(Map.of("to", ann.id(), "state", "ok")));
        for (int i = 0; i < 100; i++) {
            bob.command("health", report);
        }
        assertThat(bob.awaitErrorCode("health")).isEqualTo("too-fast");
        bob.signal(ann, "offer", "still here");
        assertThat(ann.awaitSignal().body()).isEqualTo("still here");
        ann.sync();
        assertThat(ann.unreadEvents("health").size()).isBetween(30, 60);
        ann.close();
        bob.close();
    }
}
