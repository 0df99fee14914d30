package dev.madang.soak;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.madang.lab.Figures;
import dev.madang.lab.ServerProcess;
import dev.madang.lab.TestParticipant;
import dev.madang.lab.TestRoom;
import dev.madang.lab.TestServer;
import dev.madang.lab.TestUser;
import dev.madang.lab.TransportKind;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The database file of a server that is killed at random moments while it writes. */
class DatabaseSoakTests {

    private static final int KILLS = Share.of(100);
    private static final int CLIENTS = 6;
    private static final Duration MAX_LIFE = Duration.ofSeconds(2);
    private static final Pattern POOL =
            Pattern.compile("(?m)^\\S+T(\\S+)Z .*HikariPool-1 - (?:Starting|Start completed)");

    /** What the server said it had stored. */
    private record Acknowledged(Queue<TestRoom> rooms, Queue<TestParticipant> joins) {

        Acknowledged() {
            this(new ConcurrentLinkedQueue<>(), new ConcurrentLinkedQueue<>());
        }
    }

    @Test
    void everyKillLeavesWhatWasAcknowledged() throws Exception {
        long seed = System.nanoTime();
        System.out.println("seed " + seed);
        Random random = new Random(seed);
        List<Long> openMillis = new ArrayList<>();
        List<Long> readyMillis = new ArrayList<>();
        List<TestRoom> rooms = new ArrayList<>();
        int joins = 0;
        int unclean = 0;
        int missing = 0;
        try (ServerProcess process = ServerProcess.start(
                "database",
                "--madang.room.open-per-user=1000000",
                "--madang.room.changes=1000000",
                "--logging.level.com.zaxxer.hikari=info")) {
            for (int i = 1; i <= KILLS; i++) {
                Acknowledged before = writeUntilKilled(process, random.nextLong(MAX_LIFE.toMillis()));
                unclean += isClean(process.data()) ? 0 : 1;
                long started = System.nanoTime();
                process.start();
                readyMillis.add(TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - started));
                openMillis.add(openMillis(process.log()));
                missing += missing(before.rooms()) + missingJoins(before.joins());
                rooms.addAll(before.rooms());
                joins += before.joins().size();
                System.out.printf(
                        "%s kills %d, rooms %d, joins %d, missing %d; opened in %d ms, ready in %d ms%n",
                        LocalTime.now(), i, rooms.size(), joins, missing, last(openMillis), last(readyMillis));
            }
            missing += missing(rooms);
        }
        Figures.record("R30", "kills, and files that were not closed", KILLS + ", " + unclean, "all");
        Figures.record("R30", "acknowledged rooms and joins", rooms.size() + ", " + joins, "");
        Figures.record("R30", "of them lost", missing, "0");
        Figures.record("R30", "database open after ms, at most", Figures.percentile(openMillis, 1), "10000");
        Figures.record("R30", "server ready after ms, median", Figures.percentile(readyMillis, 0.5), "");
        Figures.record("R30", "server ready after ms, at most", Figures.percentile(readyMillis, 1), "");
        assertThat(unclean).isEqualTo(KILLS);
        assertThat(rooms).hasSizeGreaterThan(KILLS);
        assertThat(joins).isPositive();
        assertThat(missing).isZero();
        assertThat(Figures.percentile(openMillis, 1)).isLessThan(10_000);
    }

    @Test
    void secondServerOnTheSameDataIsToldWhy() {
        try (ServerProcess process = ServerProcess.start("first")) {
            assertThat(process.logOfRival())
                    .contains("has the database of this data directory open")
                    .contains("--madang.data-directory=<another directory>")
                    .doesNotContain("\tat ")
                    .contains("exit code 1");
            process.server().register("Ann").createRoom();
        }
    }

    /** Creates rooms and joins them as fast as it goes, and kills so long after the first was acknowledged. */
    private static Acknowledged writeUntilKilled(ServerProcess process, long lifeMillis) throws Exception {
        Acknowledged acknowledged = new Acknowledged();
        ExecutorService clients = Executors.newFixedThreadPool(CLIENTS);
        for (int i = 0; i < CLIENTS; i++) {
            boolean alsoJoins = i % 2 == 0;
            clients.execute(() -> write(process.server(), alsoJoins, acknowledged));
        }
        await().atMost(Duration.ofMinutes(1)).until(() -> !acknowledged.rooms().isEmpty());
        ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
        clock.schedule(process::kill, lifeMillis, TimeUnit.MILLISECONDS).get();
        clock.shutdown();
        clients.shutdownNow();
        assertThat(clients.awaitTermination(1, TimeUnit.MINUTES)).isTrue();
        return acknowledged;
    }

    private static void write(TestServer server, boolean alsoJoins, Acknowledged acknowledged) {
        try {
            while (true) {
                TestUser user = server.register("Writer");
                TestRoom room = user.createRoom();
                acknowledged.rooms().add(room);
                if (alsoJoins) {
                    acknowledged.joins().add(user.join(room, TransportKind.WEBSOCKET));
                }
            }
        } catch (AssertionError | RuntimeException killed) {
            // The end of this server, and of what it acknowledged.
        }
    }

    private static int missing(Iterable<TestRoom> rooms) {
        int missing = 0;
        for (TestRoom room : rooms) {
            var answer = room.host().server().call("GET", "/api/rooms/" + room.code(), null, null);
            missing += answer.statusCode() == 200 ? 0 : 1;
        }
        return missing;
    }

    /** Each has its row, and it is closed. */
    private static int missingJoins(Iterable<TestParticipant> joins) {
        int missing = 0;
        for (TestParticipant joined : joins) {
            boolean isThere = Attendance.of(joined.room()).stream()
                    .anyMatch(row -> row.path("participantId").asString().equals(joined.id()) && row.has("leftAt"));
            missing += isThere ? 0 : 1;
        }
        return missing;
    }

    /** H2 writes {@code clean:1} into the head of a file that it closes. */
    private static boolean isClean(Path data) throws IOException {
        try (var file = Files.newInputStream(data.resolve("madang.mv.db"))) {
            return new String(file.readNBytes(8192), StandardCharsets.ISO_8859_1).contains("clean:1");
        }
    }

    private static long openMillis(String log) {
        List<LocalTime> times = POOL.matcher(log)
                .results()
                .map((MatchResult line) -> LocalTime.parse(line.group(1)))
                .toList();
        assertThat(times).as("start and end of opening the database").hasSize(2);
        return Math.floorMod(
                Duration.between(times.get(0), times.get(1)).toMillis(),
                Duration.ofDays(1).toMillis());
    }

    private static long last(List<Long> values) {
        return values.get(values.size() - 1);
    }
}
