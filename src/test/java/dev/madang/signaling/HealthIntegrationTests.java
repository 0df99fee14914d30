package dev.madang.signaling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.madang.health.HealthBoard;
import dev.madang.health.RoomHealth;
import dev.madang.lab.LiveServer;
import dev.madang.lab.TestParticipant;
import dev.madang.lab.TestRoom;
import dev.madang.lab.TestServer;
import dev.madang.lab.TransportKind;
import dev.madang.room.RoomCode;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.util.ReflectionTestUtils;
import tools.jackson.databind.JsonNode;

@LiveServer
class HealthIntegrationTests {

    private final TestServer server;
    private final HealthBoard board;

    HealthIntegrationTests(@LocalServerPort int port, HealthBoard board) {
        server = TestServer.at(port);
        this.board = board;
    }

    @Test
    void namesOnlyThosePresentAndKeepsNothingOfWhoIsGone() {
        TestRoom room = server.register("Host").createRoom();
        TestParticipant ann = room.host().join(room, TransportKind.WEBSOCKET);
        TestParticipant bob = server.register("Bob").join(room, TransportKind.WEBSOCKET);
        TestParticipant carl = server.register("Carl").join(room, TransportKind.WEBSOCKET);
        TestRoom elsewhere = server.register("Other").createRoom();
        TestParticipant stranger = elsewhere.host().join(elsewhere, TransportKind.WEBSOCKET);

        report(ann, ann.id(), bob.id(), bob.id(), carl.id(), stranger.id(), "0000000000000000");
        JsonNode told = bob.awaitEvent("health");
        assertThat(told.path("links").valueStream().map(link -> link.path("to").asString()))
                .containsExactly(bob.id(), carl.id());
        report(bob, ann.id(), carl.id());
        report(carl, ann.id(), bob.id());
        List.of(bob, carl).forEach(TestParticipant::sync);
        assertThat(health(room).pairs()).isEqualTo(3);

        carl.command("leave", Map.of());
        ann.awaitEvent("participant-left");
        await().untilAsserted(() -> assertThat(health(room).pairs()).isEqualTo(1));
        assertThat(kept()).contains(ann.id(), bob.id()).doesNotContain(carl.id(), stranger.id());

        report(ann, carl.id(), bob.id());
        ann.sync();
        assertThat(kept()).doesNotContain(carl.id());

        ann.command("leave", Map.of());
        bob.command("leave", Map.of());
        Stream.of(ann, bob).forEach(each -> each.session().awaitClosed());
        await().untilAsserted(() -> assertThat(health(room)).isEqualTo(RoomHealth.UNKNOWN));
        assertThat(kept()).doesNotContain(ann.id(), bob.id(), room.code());
        stranger.close();
    }

    private RoomHealth health(TestRoom room) {
        return board.of(new RoomCode(room.code()));
    }

    /** Everything that it remembers, as text. */
    private String kept() {
        return String.valueOf(ReflectionTestUtils.getField(board, "rooms"));
    }

    private static void report(TestParticipant from, String... to) {
        from.command(
                "health",
                Map.of(
                        "links",
                        Stream.of(to)
                                .map(id -> Map.of("to", id, "state", "blocked"))
                                .toList()));
    }
}
