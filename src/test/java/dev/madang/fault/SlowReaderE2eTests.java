package dev.madang.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.madang.lab.Alone;
import dev.madang.lab.Figures;
import dev.madang.lab.Pace;
import dev.madang.lab.ServerProcess;
import dev.madang.lab.Talker;
import dev.madang.lab.TcpProxy;
import dev.madang.lab.TestParticipant;
import dev.madang.lab.TestRoom;
import dev.madang.lab.TransportKind;
import dev.madang.lab.Wakeups;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** One of five stops reading, while its room is told 200 lines of 2 KB a second. */
@Alone
class SlowReaderE2eTests {

    private static final int RUNS = 5;
    private static final int PER_SECOND = 200;
    private static final int LINES = 400;
    private static final long GONE_MILLIS = 15_000;
    private static final long HEAP_BYTES = 8L * 1024 * 1024;

    private static ServerProcess process;

    /** Of its own, for in a used one the memory of earlier tests is still being given back. */
    @BeforeAll
    static void start() {
        process = ServerProcess.start("slow-reader");
    }

    @AfterAll
    static void end() {
        process.close();
    }

    @Test
    void slowReaderHarmsOnlyItself() {
        List<Double> without = new ArrayList<>();
        List<Double> with = new ArrayList<>();
        List<Long> gone = new ArrayList<>();
        talkWithSlowReader(gone);
        try (Wakeups machine = new Wakeups()) {
            for (int i = 0; i < RUNS; i++) {
                without.add(machine.duringQuiet(SlowReaderE2eTests::talk));
                with.add(talkWithSlowReader(gone));
            }
            Figures.assertUndisturbed("R19", "the others beside a slow reader", without, with, machine);
        }
        Figures.record("R19", "slow reader is gone after ms, at most", Figures.percentile(gone, 1), "15000");
    }

    @Test
    void slowReaderCostsLittleMemory() {
        try (Room room = new Room()) {
            // The first collections of a fresh server still give back what its start took.
            mostHeapWhile(() -> room.talk(LINES));
            long before = mostHeapWhile(() -> room.talk(LINES));
            long stalled = room.stall();
            long beside = mostHeapWhile(() -> room.talkUntilSlowOneIsGone(stalled));
            Figures.record("R19", "heap rise by a slow reader, KB", (beside - before) / 1024, "8192");
            assertThat(beside - before).isLessThan(HEAP_BYTES);
        }
    }

    private static long mostHeapWhile(Runnable talking) {
        CompletableFuture<Void> done = CompletableFuture.runAsync(talking);
        long most = process.heap();
        while (!done.isDone()) {
            most = Math.max(most, process.heap());
        }
        done.join();
        return most;
    }

    private static double talk() {
        try (Room room = new Room()) {
            return room.talk(LINES);
        }
    }

    private static double talkWithSlowReader(List<Long> gone) {
        try (Room room = new Room()) {
            long stalled = room.stall();
            double p99 = room.talk(LINES);
            gone.add(room.talkUntilSlowOneIsGone(stalled));
            return p99;
        }
    }

    /** Four who talk and listen, and one behind a network of its own. */
    private static final class Room implements AutoCloseable {

        private final TcpProxy network = TcpProxy.before(process.server());
        private final List<Talker> talkers = new ArrayList<>();
        private final TestParticipant slow;

        Room() {
            TestRoom room = process.server().register("Host").createRoom();
            slow = network.server().register("Slow").join(room, TransportKind.WEBSOCKET);
            for (int i = 0; i < 4; i++) {
                talkers.add(new Talker(process.server().register("Talker").join(room, TransportKind.WEBSOCKET)));
            }
        }

        long stall() {
            network.stallReading();
            return System.nanoTime();
        }

        /** To everybody, the slow one included; returns the slowest of a hundred, in milliseconds. */
        double talk(int lines) {
            talkers.forEach(Talker::takeDelays);
            Pace.keep(PER_SECOND, lines, i -> talkers.get(i % talkers.size()).say());
            await().until(() -> talkers.stream().allMatch(talker -> talker.hasHeardAll(talkers)));
            assertThat(talkers).allSatisfy(talker -> assertThat(talker.faults()).isEmpty());
            return Figures.percentile(
                    talkers.stream()
                            .flatMap(talker -> talker.takeDelays().stream())
                            .toList(),
                    0.99);
        }

        /** Returns after how many milliseconds it was; it must be within its bar. */
        long talkUntilSlowOneIsGone(long stalled) {
            while (!talkers.get(0).connectionOf(slow).equals("reconnecting")) {
                assertThat(millisSince(stalled)).as("a slow reader is kept").isLessThan(GONE_MILLIS);
                talk(PER_SECOND / 10);
            }
            return millisSince(stalled);
        }

        private static long millisSince(long nanos) {
            return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - nanos);
        }

        @Override
        public void close() {
            talkers.forEach(talker -> talker.self().command("leave", Map.of()));
            network.close();
        }
    }
}
