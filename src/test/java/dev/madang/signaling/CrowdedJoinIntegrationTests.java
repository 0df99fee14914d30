package dev.madang.signaling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.madang.lab.Figures;
import dev.madang.lab.LiveServer;
import dev.madang.lab.OnEveryTransport;
import dev.madang.lab.StompSession;
import dev.madang.lab.TestParticipant;
import dev.madang.lab.TestRoom;
import dev.madang.lab.TestServer;
import dev.madang.lab.TestUser;
import dev.madang.lab.TransportKind;
import dev.madang.room.RoomCode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** Participants who come and go at the same moment, or under the same name. */
@LiveServer
class CrowdedJoinIntegrationTests {

    private static final int PAIRS = 500;
    private static final int PAIRS_AT_ONCE = 25;
    private static final int TURNS = 1_000;
    private static final int ROOMS_AT_ONCE = 4;

    private final TestServer server;
    private final RoomEventPublisher events;

    CrowdedJoinIntegrationTests(@LocalServerPort int port, RoomEventPublisher events) {
        server = TestServer.at(port);
        this.events = events;
    }

    @OnEveryTransport
    void twoOfTheSameNameAreTwo(TransportKind transport) {
        TestUser host = server.register("Host");
        TestRoom room = host.createRoom();
        TestParticipant witness = host.join(room, TransportKind.WEBSOCKET);
        TestParticipant one = server.register("김민준").join(room, transport);
        TestParticipant other = server.register("김민준").join(room, transport);
        assertThat(one.id()).isNotEqualTo(other.id());

        witness.signal(other, "offer", "for the other");
        assertThat(other.awaitSignal().body()).isEqualTo("for the other");
        other.command("chat", Map.of("text", "I"));
        assertThat(witness.awaitEvent("chat").at("/message/from").asString()).isEqualTo(other.id());
        one.command("state", Map.of("hand", true));
        JsonNode raised = witness.awaitEvent("participant-updated").path("participant");
        assertThat(raised.path("id").asString()).isEqualTo(one.id());
        witness.command("moderate", Map.of("action", "remove", "target", one.id()));
        assertThat(one.awaitRefusal("the removal").code()).isEqualTo("removed");
        other.sync();
        assertThat(one.unreadSignals()).isEmpty();
        assertThat(other.session().isOpen()).isTrue();
        witness.close();
        other.close();
    }

    @Test
    void twoWhoJoinAtTheSameMomentKnowEachOtherOnce() {
        List<TestUser> users = IntStream.range(0, 2 * PAIRS_AT_ONCE)
                .mapToObj(i -> server.register("User " + i))
                .toList();
        int known = 0;
        for (int batch = 0; batch < PAIRS; batch += PAIRS_AT_ONCE) {
            List<List<TestParticipant>> pairs = new ArrayList<>();
            for (int i = 0; i < PAIRS_AT_ONCE; i++) {
                TestRoom room = users.get(2 * i).createRoom();
                pairs.add(users.subList(2 * i, 2 * i + 2).stream()
                        .map(user -> user.connect(room, TransportKind.WEBSOCKET))
                        .toList());
            }
            pairs.forEach(pair -> pair.forEach(each -> each.requestJoin(Map.of())));
            for (List<TestParticipant> pair : pairs) {
                pair.forEach(TestParticipant::completeJoin);
                assertThat(pair.get(0).others()).containsExactly(pair.get(1).id());
                assertThat(pair.get(1).others()).containsExactly(pair.get(0).id());
                known++;
                pair.forEach(CrowdedJoinIntegrationTests::leave);
            }
        }
        Figures.record("R15", "pairs who joined at once and know each other once", known, "" + PAIRS);
    }

    @Test
    void whoComesWhileTheLastOneLeavesIsInALivingRoom() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(ROOMS_AT_ONCE);
        List<TestRoom> rooms = IntStream.range(0, ROOMS_AT_ONCE)
                .mapToObj(i -> server.register("Opener").createRoom())
                .toList();
        List<Callable<Integer>> work = rooms.stream()
                .map(room -> (Callable<Integer>) () -> takeTurns(room, TURNS / ROOMS_AT_ONCE))
                .toList();
        int turns = 0;
        for (Future<Integer> done : threads.invokeAll(work)) {
            turns += done.get();
        }
        threads.shutdown();
        Figures.record("R17", "last one left while the first one came, room alive", turns, "" + TURNS);
        await().until(() -> rooms.stream()
                .allMatch(room -> events.find(new RoomCode(room.code())).isEmpty()));
    }

    /** The one who is in leaves while the next one comes, a little earlier or later each time. */
    private int takeTurns(TestRoom room, int turns) {
        List<TestUser> users = List.of(room.host(), server.register("Ann"), server.register("Bob"));
        TestParticipant in = room.host().join(room, TransportKind.WEBSOCKET);
        int done = 0;
        for (int turn = 1; turn <= turns; turn++) {
            TestUser user = users.get(turn % users.size());
            StompSession session = StompSession.open(server.uri(), TransportKind.WEBSOCKET);
            session.requestConnect(user.token(), room.code());
            LockSupport.parkNanos(TimeUnit.MICROSECONDS.toNanos(turn % 40 * 100));
            in.command("leave", Map.of());
            TestParticipant next = user.connected(room, session);
            next.join();
            if (!next.others().isEmpty()) {
                next.awaitEvent("participant-left");
            }
            String said = "turn " + turn;
            next.command("chat", Map.of("text", said));
            next.awaitEvent(
                    "chat", event -> event.at("/message/text").asString().equals(said));
            in.close();
            in = next;
            done++;
        }
        leave(in);
        return done;
    }

    private static void leave(TestParticipant participant) {
        participant.command("leave", Map.of());
        participant.close();
    }
}
