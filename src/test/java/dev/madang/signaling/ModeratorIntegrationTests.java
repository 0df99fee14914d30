package dev.madang.signaling;

import static org.assertj.core.api.Assertions.assertThat;

import dev.madang.lab.Figures;
import dev.madang.lab.LiveServer;
import dev.madang.lab.OnEveryTransport;
import dev.madang.lab.TestParticipant;
import dev.madang.lab.TestRoom;
import dev.madang.lab.TestServer;
import dev.madang.lab.TestUser;
import dev.madang.lab.TransportKind;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Who moderates when the host vanishes. */
@LiveServer
class ModeratorIntegrationTests {

    private final TestServer server;
    private final TestRoom room;
    private final TestParticipant host;

    ModeratorIntegrationTests(@LocalServerPort int port) {
        server = TestServer.at(port);
        room = server.register("Host").createRoom();
        host = room.host().join(room, TransportKind.WEBSOCKET);
    }

    @OnEveryTransport
    void hostWhoComesBackInTimeWasTheOnlyOne(TransportKind transport) {
        TestParticipant ann = join("Ann", transport);
        host.vanish();
        awaitConnection(ann, "reconnecting");
        TestParticipant back = host.reconnect(TransportKind.WEBSOCKET);
        assertThat(back.joinAgain().at("/self/role").asString()).isEqualTo("host");
        assertThat(awaitConnection(ann, "connected").at("/participant/role").asString())
                .isEqualTo("host");
        assertThat(roleIn(ann, ann)).isEqualTo("participant");
        back.command("leave", Map.of());
        ann.close();
    }

    @Test
    void hostWhoVanishesIsReplacedByWhoCameFirstAndTakesOverAgainLater() {
        TestParticipant ann = join("Ann", TransportKind.WEBSOCKET);
        TestParticipant bob = join("Bob", TransportKind.WEBSOCKET);
        TestParticipant eve = join("Eve", TransportKind.WEBSOCKET);
        host.vanish();
        Instant left = at(bob.awaitEvent("participant-left"));
        Instant handedOver = at(awaitRole(bob, ann, "moderator"));
        long millis = left.until(handedOver, ChronoUnit.MILLIS);
        Figures.record("R42", "moderation handed over after the removal, ms", millis, "5000");
        assertThat(millis).isBetween(0L, 5_000L);
        assertThat(roleIn(bob, bob)).isEqualTo("participant");

        ann.command("moderate", Map.of("action", "remove", "target", eve.id()));
        assertThat(eve.awaitRefusal("the moderator's word").code()).isEqualTo("removed");
        TestParticipant again = eve.user().connect(room, TransportKind.WEBSOCKET);
        assertThat(again.tryToJoin(Map.of()).path("code").asString()).isEqualTo("removed");
        assertThat(server.call("DELETE", "/api/rooms/" + room.code(), ann.user().token(), null)
                        .statusCode())
                .isEqualTo(403);

        TestParticipant back = room.host().join(room, TransportKind.WEBSOCKET);
        awaitRole(bob, ann, "participant");
        assertThat(roleIn(bob, back)).isEqualTo("host");
        ann.command("moderate", Map.of("action", "remove", "target", bob.id()));
        assertThat(ann.awaitErrorCode(bob.id())).isEqualTo("forbidden");
        close(ann, bob, again, back);
    }

    @Test
    void whoIsSentAwayByTheModeratorMayComeWhenTheRoomWasEmpty() {
        TestParticipant ann = join("Ann", TransportKind.WEBSOCKET);
        TestParticipant eve = join("Eve", TransportKind.WEBSOCKET);
        host.command("leave", Map.of());
        awaitRole(eve, ann, "moderator");
        ann.command("moderate", Map.of("action", "remove", "target", eve.id()));
        eve.awaitRefusal("the moderator's word");
        ann.command("leave", Map.of());
        ann.awaitRefusal("leave");
        eve.user().join(room, TransportKind.WEBSOCKET).close();
    }

    @Test
    void anotherHostIsEnoughAndTheModeratorIsReplacedToo() {
        TestParticipant ann = join("Ann", TransportKind.WEBSOCKET);
        TestParticipant bob = join("Bob", TransportKind.WEBSOCKET);
        TestParticipant deputy = join("Deputy", TransportKind.WEBSOCKET);
        claim(deputy.user());
        awaitRole(bob, deputy, "host");
        host.command("leave", Map.of());
        bob.awaitEvent("participant-left");
        assertThat(roleIn(bob, ann)).isEqualTo("participant");

        deputy.command("leave", Map.of());
        awaitRole(bob, ann, "moderator");
        ann.command("leave", Map.of());
        awaitRole(bob, bob, "moderator");
        claim(bob.user());
        awaitRole(bob, bob, "host");
        bob.close();
    }

    @Test
    void hostsAreNotKeptOutByAModeratorAndLetTheOthersInAgain() {
        TestParticipant ann = join("Ann", TransportKind.WEBSOCKET);
        TestParticipant eve = join("Eve", TransportKind.WEBSOCKET);
        TestParticipant carl = join("Carl", TransportKind.WEBSOCKET);
        host.command("leave", Map.of());
        awaitRole(ann, ann, "moderator");
        for (TestParticipant other : List.of(eve, carl)) {
            ann.command("moderate", Map.of("action", "remove", "target", other.id()));
            other.awaitRefusal("the moderator's word");
        }
        claim(eve.user());
        TestParticipant back = eve.user().join(room, TransportKind.WEBSOCKET);
        awaitRole(ann, ann, "participant");
        TestParticipant again = carl.user().join(room, TransportKind.WEBSOCKET);
        assertThat(roleIn(again, back)).isEqualTo("host");
        close(ann, back, again);
    }

    @Test
    void whoIsKeptOutOfAFullRoomIsToldWhy() {
        TestRoom small = server.register("Host").createRoom(Map.of("capacity", 3));
        TestParticipant owner = small.host().join(small, TransportKind.WEBSOCKET);
        TestParticipant ann = server.register("Ann").join(small, TransportKind.WEBSOCKET);
        TestParticipant eve = server.register("Eve").join(small, TransportKind.WEBSOCKET);
        owner.command("leave", Map.of());
        awaitRole(ann, ann, "moderator");
        ann.command("moderate", Map.of("action", "remove", "target", eve.id()));
        eve.awaitRefusal("the moderator's word");
        TestParticipant bob = server.register("Bob").join(small, TransportKind.WEBSOCKET);
        TestParticipant carl = server.register("Carl").join(small, TransportKind.WEBSOCKET);
        TestParticipant again = eve.user().connect(small, TransportKind.WEBSOCKET);
        assertThat(again.tryToJoin(Map.of()).path("code").asString()).isEqualTo("removed");
        close(ann, bob, carl, again);
    }

    private void claim(TestUser user) {
        String secret = room.hostLink().substring(room.hostLink().indexOf("#host=") + "#host=".length());
        assertThat(server.call("POST", "/api/rooms/" + room.code() + "/host", user.token(), Map.of("secret", secret))
                        .statusCode())
                .isEqualTo(204);
    }

    private TestParticipant join(String name, TransportKind transport) {
        return server.register(name).join(room, transport);
    }

    private static JsonNode awaitRole(TestParticipant witness, TestParticipant of, String role) {
        return witness.awaitEvent(
                "participant-updated",
                event -> event.at("/participant/id").asString().equals(of.id())
                        && event.at("/participant/role").asString().equals(role));
    }

    private JsonNode awaitConnection(TestParticipant witness, String connection) {
        return witness.awaitEvent(
                "participant-updated",
                event -> event.at("/participant/id").asString().equals(host.id())
                        && event.at("/participant/connection").asString().equals(connection));
    }

    /** As everybody in the room may ask for it. */
    private String roleIn(TestParticipant witness, TestParticipant of) {
        String body = server.call(
                        "GET",
                        "/api/rooms/" + room.code() + "/participants",
                        witness.user().token(),
                        null)
                .body();
        return JsonMapper.shared()
                .readTree(body)
                .path("participants")
                .valueStream()
                .filter(participant -> participant.path("id").asString().equals(of.id()))
                .findFirst()
                .orElseThrow()
                .path("role")
                .asString();
    }

    private static Instant at(JsonNode event) {
        return Instant.parse(event.path("at").asString());
    }

    private static void close(TestParticipant... participants) {
        for (TestParticipant participant : participants) {
            participant.close();
        }
    }
}
