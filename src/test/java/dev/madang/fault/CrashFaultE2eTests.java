package dev.madang.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.madang.lab.Crowd;
import dev.madang.lab.Figures;
import dev.madang.lab.Refusal;
import dev.madang.lab.ServerProcess;
import dev.madang.lab.TestParticipant;
import dev.madang.lab.TestRoom;
import dev.madang.lab.TestServer;
import dev.madang.lab.TransportKind;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** 200 participants in 40 rooms, and a server that is killed or stopped under them. */
class CrashFaultE2eTests {

    private static final int ROOMS = 40;
    private static final int PER_ROOM = 5;

    private ServerProcess process;
    private TestServer server;

    @BeforeEach
    void start() {
        process = ServerProcess.start("crash");
        server = process.server();
    }

    @AfterEach
    void end() {
        process.close();
    }

    @Test
    void killedServerLeavesNoGhostAndGivesEverySeatBack() {
        try (Crowd crowd = Crowd.in(server, ROOMS, PER_ROOM)) {
            process.kill();
            process.start();
            long ready = System.nanoTime();

            int ghosts = crowd.rooms().stream()
                    .mapToInt(members ->
                            room(members.get(0).room()).path("participants").asInt())
                    .sum();
            Figures.record("R1", "participants counted before anybody returned", ghosts, "0");
            assertThat(ghosts).isZero();

            List<Long> back = returnAll(crowd, ready);
            Figures.record("R2", "95 % of 200 back after ms", Figures.percentile(back, 0.95), "15000");
            Figures.record("R2", "all of 200 back after ms", Figures.percentile(back, 1), "30000");
            assertThat(Figures.percentile(back, 0.95)).isLessThan(15_000);
            assertThat(Figures.percentile(back, 1)).isLessThan(30_000);
            for (List<TestParticipant> members : crowd.rooms()) {
                assertThat(room(members.get(0).room()).path("participants").asInt())
                        .isEqualTo(PER_ROOM);
            }
            // Written behind the answers.
            await().untilAsserted(() -> assertThat(
                            attendance(crowd.members().get(0).room()).path("memberships"))
                    .hasSize(PER_ROOM)
                    .allSatisfy(row -> {
                        assertThat(row.has("leftAt")).as("has left").isFalse();
                        assertThat(row.has("resumedAt"))
                                .as("the same row, opened again")
                                .isTrue();
                    }));
        }
    }

    @Test
    void whatWasSaidInARoomOutlivesAKill() {
        TestRoom room = server.register("Host").createRoom();
        TestParticipant host = room.host().join(room, TransportKind.WEBSOCKET);
        TestParticipant ann = server.register("Ann").join(room, TransportKind.WEBSOCKET);
        host.command("moderate", Map.of("action", "deny", "target", ann.id(), "right", "mic"));
        ann.awaitInbox("moderated");
        host.command("moderate", Map.of("action", "entry", "entry", "locked"));
        ann.awaitEvent("room-updated");
        ann.command("leave", Map.of());
        // Written behind all that was before it.
        await().until(() ->
                attendance(room).at("/memberships/1/leftReason").asString("").equals("left"));

        process.kill();
        process.start();

        host.reconnect(TransportKind.WEBSOCKET).joinAgain();
        JsonNode back = ann.user().connect(room, TransportKind.WEBSOCKET).join();
        assertThat(back.at("/self/rights/mic").asBoolean()).isFalse();
        assertThat(back.at("/room/entry").asString()).isEqualTo("locked");
        assertThat(server.register("Eve")
                        .connect(room, TransportKind.WEBSOCKET)
                        .tryToJoin(Map.of())
                        .path("code")
                        .asString())
                .isEqualTo("room-locked");
    }

    @Test
    void stoppedServerTellsEverybodyAndEndsInTime() {
        try (Crowd crowd = Crowd.in(server, ROOMS, PER_ROOM)) {
            long asked = System.nanoTime();
            int exit = process.stop();
            long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - asked);
            Figures.record("R23", "SIGTERM to exit, ms", millis, "30000");
            Figures.record("R23", "exit code (143 is an ended JVM)", exit, "0 or 143");
            assertThat(millis).isLessThan(30_000);
            assertThat(exit).isIn(0, 143);
            assertThat(process.log()).doesNotContain("Exception");
            for (TestParticipant member : crowd.members()) {
                Refusal told = member.awaitRefusal();
                assertThat(told.code()).isEqualTo("draining");
                assertThat(Integer.parseInt(told.retry())).isBetween(0, 5_000);
            }
            process.start();
            List<Long> back = returnAll(crowd, System.nanoTime());
            Figures.record("R23", "all of 200 back after ms", Figures.percentile(back, 1), "30000");
        }
    }

    /** Everybody resumes; returns after how many milliseconds each was back, in the same seat. */
    private List<Long> returnAll(Crowd crowd, long since) {
        return crowd.atOnce(crowd.members().stream()
                .map(member -> (Callable<Long>) () -> {
                    TestParticipant back = member.reconnect(TransportKind.WEBSOCKET);
                    JsonNode joined = back.joinAgain();
                    assertThat(back.id()).isEqualTo(member.id());
                    assertThat(joined.path("resumed").asBoolean()).isTrue();
                    assertThat(joined.at("/self/incarnation").asInt()).isEqualTo(member.incarnation());
                    assertThat(joined.at("/self/role").asString())
                            .isEqualTo(member.user().equals(member.room().host()) ? "host" : "participant");
                    return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - since);
                })
                .toList());
    }

    private JsonNode room(TestRoom room) {
        return json(server.call("GET", "/api/rooms/" + room.code(), null, null).body());
    }

    private JsonNode attendance(TestRoom room) {
        return json(server.call(
                        "GET",
                        "/api/rooms/" + room.code() + "/memberships",
                        room.host().token(),
                        null)
                .body());
    }

    private static JsonNode json(String body) {
        return JsonMapper.shared().readTree(body);
    }
}
