package dev.madang.signaling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.madang.lab.Alone;
import dev.madang.lab.Figures;
import dev.madang.lab.Pace;
import dev.madang.lab.StompFrame;
import dev.madang.lab.StompSession;
import dev.madang.lab.StrictServer;
import dev.madang.lab.Talker;
import dev.madang.lab.TestParticipant;
import dev.madang.lab.TestRoom;
import dev.madang.lab.TestServer;
import dev.madang.lab.TestUser;
import dev.madang.lab.TransportKind;
import dev.madang.lab.Wakeups;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What others feel of somebody who floods the server with frames or with connections. */
@Alone
@StrictServer
class FloodIntegrationTests {

    private static final String ATTACKER = "127.0.0.2";
    private static final int CONNECTIONS = 2_000;
    private static final int CONNECTIONS_PER_SECOND = 200;
    /** Of the transport. */
    private static final int STRANGERS = 200;

    private static final int SOMEBODY_EVERY = 20;

    private final TestServer server;

    FloodIntegrationTests(@LocalServerPort int port) {
        server = TestServer.at(port);
    }

    /** Each sync, and each join again, asks for all that is said in the room, in a few bytes. */
    @ParameterizedTest
    @CsvSource({"sync, synced, 120", "join, joined, 50"})
    void whoAsksForMuchPaysForIt(String command, String answer, long leastKilobytes) {
        TestRoom room = server.register("Host").createRoom();
        TestParticipant ann = room.host().join(room, TransportKind.WEBSOCKET);
        for (int i = 0; i < 30; i++) {
            ann.command("chat", Map.of("text", "x".repeat(4_000)));
        }
        ann.sync();
        long began = System.nanoTime();
        long bytes = 0;
        boolean isTooFast = false;
        for (int i = 0; i < 200 && !isTooFast; i++) {
            if (command.equals("sync")) {
                ann.command(command, Map.of("seq", 0));
            } else {
                ann.requestJoin(Map.of());
            }
            // One after the other: a refusal overtakes answers that are not written yet.
            String body = ann.session()
                    .await("an answer", isOneOf(answer, "too-fast"))
                    .body();
            isTooFast = !body.contains('"' + answer + '"');
            bytes += isTooFast ? 0 : body.length();
        }
        long seconds = TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - began) + 1;
        Figures.record("S8", "KB that 200 times " + command + " brought before it was too fast", bytes / 1024, "");
        assertThat(isTooFast).isTrue();
        assertThat(bytes).isBetween(leastKilobytes * 1024, (576 + 150 + 32 * seconds) * 1024);
    }

    private static Predicate<StompFrame> isOneOf(String... words) {
        return frame -> Arrays.stream(words).anyMatch(word -> frame.body().contains('"' + word + '"'));
    }

    /** S9: 2,000 connections of one address in ten seconds, none of which says who it is. */
    @Test
    void oneAddressHoldsSoManyStrangersAndAnotherDoesNotFeelThem() {
        List<Socket> sockets = new ArrayList<>();
        List<TestUser> others =
                IntStream.range(0, 5).mapToObj(i -> server.register("Bob")).toList();
        TestRoom room = others.get(0).createRoom();
        List<CompletableFuture<Double>> connects = new ArrayList<>();
        List<Integer> answers = new ArrayList<>();
        long began = System.nanoTime();

        Pace.keep(CONNECTIONS_PER_SECOND, CONNECTIONS, i -> {
            answers.add(open(i, sockets));
            if (i % SOMEBODY_EVERY == 0) {
                TestUser user = others.get(i / SOMEBODY_EVERY % others.size());
                connects.add(CompletableFuture.supplyAsync(() -> connect(user, room)));
            }
        });

        long seconds = TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - began);
        List<Double> millis = connects.stream().map(CompletableFuture::join).toList();
        long taken = answers.stream().filter(status -> status != 429).count();
        Figures.record("S9", "of 2,000 silent connections in " + seconds + " s were taken", taken, "200 at a time");
        double p99 = Figures.percentile(millis, 0.99);
        Figures.record("S9", "p99 of CONNECT from another address meanwhile, ms", Math.round(p99), "500");
        assertThat(answers).containsOnly(101, 200, 429);
        // Those who were silent for ten seconds are closed, and make place.
        assertThat(taken).isBetween((long) STRANGERS, STRANGERS * (1 + seconds / 10));
        assertThat(p99).isLessThan(500);
        sockets.forEach(FloodIntegrationTests::close);
    }

    /** Those who have said who they are count per user: 252 of one address, all of them at the same time. */
    @Test
    void aSchoolBehindOneAddressIsNoFlood() {
        TestRoom room = server.register("Host").createRoom();
        List<StompSession> sessions = new ArrayList<>();
        for (int i = 0; i < 84; i++) {
            TestUser pupil = server.register("Pupil");
            for (int tab = 0; tab < 3; tab++) {
                StompSession session = StompSession.open(server.uri(), TransportKind.WEBSOCKET);
                session.connect(pupil.token(), room.code());
                sessions.add(session);
            }
        }
        assertThat(sessions).hasSizeGreaterThan(STRANGERS).allMatch(StompSession::isOpen);
        sessions.forEach(StompSession::close);
    }

    /** Half of them WebSockets, half sessions of SockJS over HTTP; returns the status. */
    private int open(int number, List<Socket> sockets) {
        String request = number % 2 == 0
                ? "GET /ws/websocket HTTP/1.1\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                        + "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n"
                : "POST /ws/000/" + ("flood" + number).repeat(3) + "/xhr_streaming HTTP/1.1\r\nContent-Length: 0\r\n";
        try {
            Socket socket = new Socket(
                    InetAddress.getByName("127.0.0.1"), server.uri().getPort(), InetAddress.getByName(ATTACKER), 0);
            sockets.add(socket);
            socket.setSoTimeout(30_000);
            socket.getOutputStream()
                    .write((request + "Host: localhost:" + server.uri().getPort() + "\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            BufferedReader answer =
                    new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
            return Integer.parseInt(answer.readLine().split(" ")[1]);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private double connect(TestUser user, TestRoom room) {
        long began = System.nanoTime();
        try (StompSession session = StompSession.open(server.uri(), TransportKind.WEBSOCKET)) {
            session.connect(user.token(), room.code());
            return (System.nanoTime() - began) / (double) TimeUnit.MILLISECONDS.toNanos(1);
        }
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** S8: one who sends as fast as it can, and comes back as often as it is let in. */
    @Test
    void otherRoomsDoNotFeelAFlood() {
        List<List<Talker>> rooms = IntStream.range(0, 10).mapToObj(i -> pair()).toList();
        List<Double> without = new ArrayList<>();
        List<Double> with = new ArrayList<>();
        talk(rooms);
        try (Wakeups machine = new Wakeups()) {
            for (int run = 0; run < 5; run++) {
                without.add(machine.duringQuiet(() -> talk(rooms)));
                try (Flooder flooder = new Flooder(server)) {
                    with.add(talk(rooms));
                    Figures.record("S8", "frames a second of one who floods", flooder.perSecond(), "5000");
                }
            }
            Figures.assertUndisturbed("S8", "other rooms beside a flood", without, with, machine);
        }
        rooms.forEach(room -> room.forEach(talker -> {
            assertThat(talker.faults()).isEmpty();
            talker.self().close();
        }));
    }

    private List<Talker> pair() {
        TestUser host = server.register("Ann");
        TestRoom room = host.createRoom();
        Talker ann = new Talker(host.join(room, TransportKind.WEBSOCKET));
        return List.of(ann, new Talker(server.register("Bob").join(room, TransportKind.WEBSOCKET)));
    }

    /** Ten signals a second in each room; returns the slowest of a hundred, in milliseconds. */
    private static double talk(List<List<Talker>> rooms) {
        Pace.keep(10 * rooms.size(), 10 * rooms.size(), i -> {
            List<Talker> room = rooms.get(i % rooms.size());
            room.get(i % 2).signal(room.get(1 - i % 2));
        });
        await().until(() -> rooms.stream().allMatch(room -> room.stream().allMatch(each -> each.hasHeardAll(room))));
        return Figures.percentile(
                rooms.stream()
                        .flatMap(List::stream)
                        .flatMap(talker -> talker.takeDelays().stream())
                        .toList(),
                0.99);
    }

    /** Sends on a thread of its own until it is closed. */
    private static final class Flooder implements AutoCloseable {

        private static final int PER_SECOND = 5_000;

        private final AtomicBoolean over = new AtomicBoolean();
        private final AtomicLong sent = new AtomicLong();
        private final long began = System.nanoTime();
        private final Thread thread;

        Flooder(TestServer server) {
            TestUser user = server.register("Mallory");
            TestRoom room = user.createRoom();
            thread = new Thread(() -> flood(user, room), "flood");
            thread.start();
        }

        private void flood(TestUser user, TestRoom room) {
            TestParticipant self = user.join(room, TransportKind.WEBSOCKET);
            while (!over.get()) {
                TestParticipant now = self;
                Pace.keep(PER_SECOND, PER_SECOND / 5, i -> {
                    if (!over.get() && now.session().isOpen()) {
                        now.command("chat", Map.of("text", "flood"));
                        sent.incrementAndGet();
                    }
                });
                if (!over.get()) {
                    now.awaitRefusal("the flood");
                    self = now.reconnect(TransportKind.WEBSOCKET);
                    self.requestJoin(Map.of());
                }
            }
            self.close();
        }

        long perSecond() {
            return sent.get() * 1_000_000_000L / (System.nanoTime() - began);
        }

        @Override
        public void close() {
            over.set(true);
            try {
                thread.join();
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        }
    }
}
