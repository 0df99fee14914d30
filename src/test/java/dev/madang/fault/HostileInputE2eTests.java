package dev.madang.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.madang.lab.Conversation;
import dev.madang.lab.Crowd;
import dev.madang.lab.Figures;
import dev.madang.lab.HostileCrowd;
import dev.madang.lab.HostilePosts;
import dev.madang.lab.RawSocket;
import dev.madang.lab.ServerProcess;
import dev.madang.lab.Vitals;
import dev.madang.lab.Wakeups;
import dev.madang.lab.WebSocketFrames;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** 40 rooms of five talk, while everything that can be wrong with input is sent to the same server. */
class HostileInputE2eTests {

    private static final long SEED = Long.getLong("madang.seed", 20261121);
    private static final int RUNS = 5;
    private static final int SIGNALS_PER_SECOND = 100;
    private static final int SECONDS = 2;
    /** Of 50 senders of STOMP frames, 20 of WebSocket frames and 10 of posts: 10,000, 4,000 and 2,000 in all. */
    private static final int EACH = 40;

    private static final int EACH_PER_SECOND = 16;
    private static final Duration FREED = Duration.ofSeconds(10);
    /** SockJS forgets a session of an HTTP transport between 4 and 8 s after its end, which is told for up to 3 s. */
    private static final Duration FORGOTTEN = Duration.ofSeconds(15);

    private static final List<String> LIVING = List.of(
            "dev.madang.membership.RoomSeats",
            "dev.madang.membership.Seat",
            "dev.madang.signaling.Inbox",
            "dev.madang.signaling.RoomLog",
            "dev.madang.signaling.SignalingSession",
            "dev.madang.transport.Farewell",
            "dev.madang.transport.HttpQueuedSession",
            "dev.madang.transport.WebSocketQueuedSession",
            "org.apache.tomcat.websocket.WsSession",
            "org.springframework.messaging.simp.broker.DefaultSubscriptionRegistry$Subscription",
            "org.springframework.messaging.simp.broker.SimpleBrokerMessageHandler$SessionInfo",
            "org.springframework.messaging.simp.stomp.BufferingStompDecoder",
            "org.springframework.web.socket.sockjs.transport.session.StreamingSockJsSession",
            "org.springframework.web.socket.sockjs.transport.session.WebSocketServerSockJsSession");

    private static ServerProcess process;

    /** Of its own, for in a used one the memory of earlier tests is still being given back. */
    @BeforeAll
    static void start() {
        process = ServerProcess.start("hostile", "-XX:SoftRefLRUPolicyMSPerMB=0", "-XX:MarkSweepAlwaysCompactCount=1");
    }

    @AfterAll
    static void end() {
        process.close();
    }

    @Test
    void hostileInputDisturbsNobodyAndLeavesNothing() {
        System.out.println("The seed of hostile input is " + SEED);
        Vitals vitals = process.vitals();
        List<Double> quiet = new ArrayList<>();
        List<Double> beside = new ArrayList<>();
        String log;
        try (Crowd crowd = Crowd.in(process.server(), 40, 5);
                Wakeups machine = new Wakeups()) {
            Conversation rooms = Conversation.of(crowd.rooms());
            warmUp(rooms);
            await().atMost(FORGOTTEN).until(() -> vitals.heap().count("dev.madang.signaling.SignalingSession") == 200);
            Vitals.Heap before = vitals.heap();
            int files = vitals.openFiles();
            log = process.log();
            try (HostileCrowd hostile = new HostileCrowd(process.server(), SEED, EACH_PER_SECOND, EACH)) {
                for (int i = 0; i < RUNS; i++) {
                    quiet.add(machine.duringQuiet(() -> rooms.talk(SIGNALS_PER_SECOND, SECONDS)));
                    CompletableFuture<Void> attack = CompletableFuture.runAsync(hostile::attack);
                    beside.add(rooms.talk(SIGNALS_PER_SECOND, SECONDS));
                    attack.join();
                }
                hostile.assertTargetsServed();
                Figures.record("S1", "refused, by code (seed " + SEED + ")", hostile.refusals(), "each with a code");
                assertThat(hostile.refusals().keySet()).contains("malformed", "forbidden", "too-large");
                assertThat(hostile.refusals().keySet()).doesNotContain("internal", "busy");
                Figures.record("S2", "broken sockets closed after ms, at most", hostile.slowestCloseMillis(), "10000");
                assertThat(hostile.slowestCloseMillis()).isLessThan(FREED.toMillis());
            }
            Map<String, Integer> living = before.counts(LIVING);
            await().atMost(FREED)
                    .untilAsserted(() -> assertThat(vitals.openFiles()).isLessThanOrEqualTo(files + 5));
            await().atMost(FORGOTTEN)
                    .untilAsserted(
                            () -> assertThat(vitals.heap().counts(LIVING)).isEqualTo(living));
            rooms.assertFaultless();
            assertFlat(before, vitals.heap());
            Figures.assertUndisturbed("S1", "40 rooms of 5 beside hostile input", quiet, beside, machine);
        }
        assertThat(process.log()).doesNotContain(" ERROR ", "\tat ");
        assertThat(process.log().substring(log.length()))
                .as("what it wrote down")
                .isEmpty();
    }

    /** Neither to the end of what it began nor to the farewell. */
    @Test
    void aSocketThatNeverAnswersIsFreed() throws IOException {
        try (RawSocket socket = RawSocket.to(process.server())) {
            assertThat(socket.upgrade(HostilePosts.unknownSession() + "websocket")
                            .status())
                    .isEqualTo(101);
            socket.write(WebSocketFrames.text("no envelope"));
            long sent = System.nanoTime();
            socket.readToEnd();
            long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - sent);
            Figures.record("S2", "a socket that does not answer the close is freed after ms", millis, "10000");
            assertThat(millis).isLessThan(FREED.toMillis() / 2);
        }
    }

    /** Classes, pools and caches that any traffic fills, hostile or not. */
    private static void warmUp(Conversation rooms) {
        try (HostileCrowd hostile = new HostileCrowd(process.server(), SEED + 1_000, EACH_PER_SECOND, 8)) {
            hostile.attack();
        }
        rooms.talk(SIGNALS_PER_SECOND, SECONDS);
    }

    private static void assertFlat(Vitals.Heap before, Vitals.Heap after) {
        double growth = 100.0 * (after.bytes() - before.bytes()) / before.bytes();
        Figures.record(
                "S1",
                "heap before and after, kB",
                before.bytes() / 1024 + " to " + after.bytes() / 1024 + " (%+.1f %%)".formatted(growth),
                "+ 5 %");
        assertThat(growth).isLessThan(5.0);
    }
}
