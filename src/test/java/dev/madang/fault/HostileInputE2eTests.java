package dev.madang.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.madang.lab.Alone;
import dev.madang.lab.Conversation;
import dev.madang.lab.Crowd;
import dev.madang.lab.Figures;
import dev.madang.lab.HostileCrowd;
import dev.madang.lab.ServerProcess;
import dev.madang.lab.Talker;
import dev.madang.lab.Vitals;
import dev.madang.lab.Wakeups;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** 40 rooms of five talk, while everything that can be wrong with input is sent to the same server. */
@Alone
class HostileInputE2eTests {

    private static final long SEED = Long.getLong("madang.seed", 20261121);
    private static final int RUNS = 5;
    private static final int SIGNALS_PER_SECOND = 100;
    /** What the inbox of a participant needs for each line beside its body: an array, its place and its headers. */
    private static final int PLACE_BYTES = 112;

    private static final int EACH_PER_SECOND = 2;
    /** Two pictures of the heap differ by what lives alone. */
    private static final String[] COMPARABLE = {"-XX:SoftRefLRUPolicyMSPerMB=0", "-XX:MarkSweepAlwaysCompactCount=1"};

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
            "dev.madang.signaling.Topics$Reader",
            "dev.madang.signaling.Pulse",
            "dev.madang.stomp.FrameReader",
            "org.springframework.web.socket.sockjs.transport.session.StreamingSockJsSession",
            "org.springframework.web.socket.sockjs.transport.session.WebSocketServerSockJsSession");

    private ServerProcess process;

    /** Of its own, for in a used one the memory of earlier tests is still being given back. */
    @BeforeEach
    void start() {
        process = ServerProcess.start("hostile", jvm());
    }

    String[] jvm() {
        return COMPARABLE;
    }

    @AfterEach
    void end() {
        process.close();
    }

    /**
     * How much each of 50 senders of STOMP frames, 20 of WebSocket frames and 10 of posts sends in one run: a tenth of
     * the bar of 10,000, 2,000 and 2,000 in all, of which {@link HostileInputSoakTests} sends the whole.
     */
    int times() {
        return 4;
    }

    /** As long as it takes to send that. */
    private int seconds() {
        return times() / EACH_PER_SECOND;
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
            try (HostileCrowd hostile = new HostileCrowd(process.server(), SEED, EACH_PER_SECOND, times())) {
                for (int i = 0; i < RUNS; i++) {
                    quiet.add(machine.duringQuiet(() -> rooms.talk(SIGNALS_PER_SECOND, seconds())));
                    CompletableFuture<Void> attack = CompletableFuture.runAsync(hostile::attack);
                    beside.add(rooms.talk(SIGNALS_PER_SECOND, seconds()));
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
            await().atMost(FREED).untilAsserted(() -> assertThat(vitals.openFiles())
                    .isLessThanOrEqualTo(files + HostileCrowd.KEPT_CONNECTIONS));
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

    /** Classes, pools and caches that any traffic fills, hostile or not. */
    private void warmUp(Conversation rooms) {
        try (HostileCrowd hostile = new HostileCrowd(process.server(), SEED + 1_000, EACH_PER_SECOND, 4)) {
            hostile.attack();
        }
        rooms.talk(SIGNALS_PER_SECOND, seconds());
    }

    /** Apart from the lines of the rooms themselves, of 2 kB each and their place, which are kept for who comes back. */
    private void assertFlat(Vitals.Heap before, Vitals.Heap after) {
        long lines = 2L * RUNS * SIGNALS_PER_SECOND * seconds() * (Talker.LINE_BYTES + PLACE_BYTES);
        double growth = 100.0 * (after.bytes() - lines - before.bytes()) / before.bytes();
        Figures.record(
                "S1",
                "heap before and after, less what the rooms said, kB",
                before.bytes() / 1024 + " to " + (after.bytes() - lines) / 1024 + " (%+.1f %%)".formatted(growth),
                "+ 5 %");
        assertThat(growth)
                .as("changed most, in kB: " + after.changesSince(before))
                .isLessThan(5.0);
    }
}
