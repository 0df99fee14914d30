package dev.madang.fault;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.madang.lab.Conversation;
import dev.madang.lab.Figures;
import dev.madang.lab.HostilePosts;
import dev.madang.lab.OnEveryTransport;
import dev.madang.lab.RawSocket;
import dev.madang.lab.ServerProcess;
import dev.madang.lab.SharedServer;
import dev.madang.lab.StompFrame;
import dev.madang.lab.TestParticipant;
import dev.madang.lab.TestRoom;
import dev.madang.lab.TransportKind;
import dev.madang.lab.Vitals;
import dev.madang.lab.Wakeups;
import dev.madang.lab.WebSocketTransport;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Input that is larger than any client's. */
class OversizeE2eTests {

    private static final int MEGABYTE = 1024 * 1024;
    private static final long QUICK_MILLIS = 1_000;
    private static final int RUNS = 5;
    private static final int ROOMS = 10;
    private static final int GREEDY_PER_ROOM = 10;
    private static final int SUBSCRIPTIONS = 10_000;
    private static final String SUBSCRIPTION =
            "org.springframework.messaging.simp.broker.DefaultSubscriptionRegistry$Subscription";

    @RegisterExtension
    static final SharedServer shared = new SharedServer();

    private final ServerProcess process = shared.process();

    @OnEveryTransport
    void aMegabyteIsRefusedAtOnce(TransportKind transport) {
        TestRoom room = process.server().register("Ann").createRoom();
        TestParticipant ann = room.host().join(room, transport);
        long sent = System.nanoTime();
        ann.signal(ann.id(), "offer", "x".repeat(MEGABYTE));
        StompFrame error = ann.session().await("ERROR", frame -> frame.is("ERROR"));
        assertQuick("S4", "a signal of 1 MB over " + transport, sent);
        assertThat(error.header("code")).isEqualTo("too-large");
        ann.session().awaitClosed();
    }

    @Test
    void aMegabyteInOneMessageIsNotRead() {
        TestRoom room = process.server().register("Ann").createRoom();
        TestParticipant ann = room.host().join(room, TransportKind.WEBSOCKET);
        StompFrame frame = StompFrame.of("SEND", "destination", room.signal(ann.id()), "kind", "offer");
        long sent = System.nanoTime();
        ((WebSocketTransport) ann.session().transport())
                .sendWhole(frame.withBody("x".repeat(MEGABYTE)).encode());
        assertThat(ann.session().awaitClosed()).startsWith("1009");
        assertQuick("S4", "a signal of 1 MB in one message", sent);
    }

    @Test
    void aHundredMegabytesAtOnceDisturbNoRoommate() {
        List<TestRoom> rooms = IntStream.range(0, ROOMS)
                .mapToObj(i -> process.server().register("Host").createRoom(Map.of("capacity", 16)))
                .toList();
        Conversation roommates = Conversation.of(rooms.stream()
                .map(room -> List.of(
                        room.host().join(room, TransportKind.WEBSOCKET),
                        process.server().register("Mate").join(room, TransportKind.WEBSOCKET)))
                .toList());
        List<TestParticipant> greedy = new ArrayList<>();
        for (TestRoom room : rooms) {
            for (int i = 0; i < GREEDY_PER_ROOM; i++) {
                greedy.add(process.server().register("Mallory").join(room, TransportKind.WEBSOCKET));
            }
        }
        List<Double> quiet = new ArrayList<>();
        List<Double> beside = new ArrayList<>();
        try (Wakeups machine = new Wakeups()) {
            for (int i = 0; i < RUNS; i++) {
                quiet.add(machine.duringQuiet(() -> roommates.talk(100, 1)));
                CompletableFuture<Void> attack = CompletableFuture.runAsync(() -> sendMegabytes(greedy));
                beside.add(roommates.talk(100, 1));
                attack.join();
                greedy.replaceAll(OversizeE2eTests::backInItsSeat);
            }
            roommates.assertFaultless();
            Figures.assertUndisturbed("S4", "roommates of 100 who send 1 MB each", quiet, beside, machine);
        }
        long before = process.heap();
        greedy.forEach(one -> one.session().transport().send(megabyte(one).substring(0, 120 * 1024)));
        // As much of it as the server ever keeps.
        await().until(() -> process.heap() - before > 4L * MEGABYTE);
        long most = process.heap();
        sendMegabytes(greedy);
        Figures.record("S4", "heap rise by 100 who send 1 MB each, KB", (most - before) / 1024, "32768");
        assertThat(most - before).isLessThan(32L * MEGABYTE);
    }

    /** With its length, in chunks, and with more than it says. */
    @ParameterizedTest
    @ValueSource(strings = {"Content-Length: 52428800", "Transfer-Encoding: chunked", "Content-Length: 100"})
    void fiftyMegabytesOfAPostAreNotRead(String length) throws IOException {
        long before = process.heap();
        long sent = System.nanoTime();
        String answer;
        try (RawSocket socket = RawSocket.to(process.server())) {
            socket.request("POST", HostilePosts.unknownSession() + "xhr_send", "Content-Type: text/plain", length);
            CompletableFuture<Integer> sending =
                    CompletableFuture.supplyAsync(() -> sendFiftyMegabytes(socket, length));
            answer = new String(socket.readToEnd(), ISO_8859_1);
            assertQuick("S5", "50 MB with " + length, sent);
            long most = process.heap();
            Figures.record("S5", "heap rise by 50 MB with " + length + ", KB", (most - before) / 1024, "2048");
            assertThat(most - before).isLessThan(2L * MEGABYTE);
            assertThat(sending.join()).as("megabytes taken").isLessThan(16);
        }
        assertThat(answer).startsWith("HTTP/1.1 4").doesNotContain("HTTP/1.1 2", "HTTP/1.1 5");
        if (!length.endsWith("100")) {
            assertThat(answer).startsWith("HTTP/1.1 413").contains("\"code\":\"too-large\"");
        }
    }

    @Test
    void tenThousandSubscriptionsAreTwenty() {
        Vitals vitals = process.vitals();
        TestRoom room = process.server().register("Ann").createRoom();
        TestParticipant ann = room.host().join(room, TransportKind.WEBSOCKET);
        int before = vitals.heap().count(SUBSCRIPTION);
        for (int i = 2; i < 20; i++) {
            ann.session().subscribe(room.events());
        }
        ann.sync();
        assertThat(vitals.heap().count(SUBSCRIPTION)).isEqualTo(before + 18);
        for (int i = 0; i < SUBSCRIPTIONS; i++) {
            ann.session().subscribe(room.events());
        }
        assertThat(ann.awaitRefusal("the 21st").code()).isEqualTo("forbidden");
        await().until(() -> vitals.heap().count(SUBSCRIPTION) == before - 2);
        Figures.record("S52", "subscriptions of one session, and left after its end", "20, 0", "20, 0");
    }

    /** Returns how many the server took before it closed. */
    private static int sendFiftyMegabytes(RawSocket socket, String length) {
        String piece = "x".repeat(MEGABYTE);
        byte[] bytes = (length.endsWith("chunked") ? "100000\r\n" + piece + "\r\n" : piece).getBytes(ISO_8859_1);
        for (int i = 0; i < 50; i++) {
            try {
                socket.write(bytes);
            } catch (IOException closed) {
                return i;
            }
        }
        return 50;
    }

    private static String megabyte(TestParticipant one) {
        return StompFrame.of("SEND", "destination", one.room().signal(one.id()), "kind", "offer")
                .withBody("x".repeat(MEGABYTE))
                .encode();
    }

    private static void sendMegabytes(List<TestParticipant> greedy) {
        greedy.forEach(one -> one.session().transport().send(megabyte(one)));
        greedy.forEach(one -> assertThat(one.awaitRefusal().code()).isEqualTo("too-large"));
    }

    private static TestParticipant backInItsSeat(TestParticipant one) {
        TestParticipant back = one.reconnect(TransportKind.WEBSOCKET);
        back.joinAgain();
        return back;
    }

    private static void assertQuick(String row, String what, long sinceNanos) {
        long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - sinceNanos);
        Figures.record(row, what + " refused after ms", millis, String.valueOf(QUICK_MILLIS));
        assertThat(millis).as(what).isLessThan(QUICK_MILLIS);
    }
}
