package dev.madang.signaling;

import static org.assertj.core.api.Assertions.assertThat;

import dev.madang.ProtocolSamples;
import dev.madang.lab.LiveServer;
import dev.madang.lab.TestParticipant;
import dev.madang.lab.TestRoom;
import dev.madang.lab.TestServer;
import dev.madang.lab.TestUser;
import dev.madang.lab.TransportKind;
import java.net.http.HttpResponse;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the door tells before anybody asks for a seat. */
@LiveServer
class StandingIntegrationTests {

    private final TestServer server;
    private final TestRoom room;
    private final TestParticipant host;

    StandingIntegrationTests(@LocalServerPort int port) {
        server = TestServer.at(port);
        room = server.register("Host").createRoom();
        host = room.host().join(room, TransportKind.WEBSOCKET);
    }

    @AfterEach
    void close() {
        host.close();
    }

    @Test
    void hostIsKnownAsOneInThisRoomAlone() {
        JsonNode standing = standing(room.host());
        assertThat(ProtocolSamples.fields(standing))
                .isEqualTo(ProtocolSamples.fields(ProtocolSamples.read("standing")));
        assertThat(standing).hasToString("{\"host\":true,\"removed\":false}");
        TestRoom elsewhere = server.register("Other").createRoom();
        assertThat(ask(elsewhere.code(), room.host().token()).body()).isEqualTo("{\"host\":false,\"removed\":false}");
    }

    @Test
    void whoWasRemovedByTheHostIsToldBeforeAskingForASeat() {
        TestParticipant eve = server.register("Eve").join(room, TransportKind.WEBSOCKET);
        assertThat(standing(eve.user())).hasToString("{\"host\":false,\"removed\":false}");
        host.command("moderate", Map.of("action", "remove", "target", eve.id()));
        assertThat(eve.awaitRefusal("the host's word").code()).isEqualTo("removed");
        assertThat(standing(eve.user())).hasToString("{\"host\":false,\"removed\":true}");
    }

    @Test
    void whoWasRemovedByAModeratorIsToldAsLongAsThatLasts() {
        TestParticipant ann = server.register("Ann").join(room, TransportKind.WEBSOCKET);
        TestParticipant eve = server.register("Eve").join(room, TransportKind.WEBSOCKET);
        host.command("leave", Map.of());
        ann.awaitEvent(
                "participant-updated",
                event -> event.at("/participant/role").asString().equals("moderator"));
        ann.command("moderate", Map.of("action", "remove", "target", eve.id()));
        assertThat(eve.awaitRefusal("the moderator's word").code()).isEqualTo("removed");
        assertThat(standing(eve.user()).path("removed").asBoolean()).isTrue();
        TestParticipant back = room.host().join(room, TransportKind.WEBSOCKET);
        assertThat(standing(eve.user()).path("removed").asBoolean()).isFalse();
        ann.close();
        back.close();
    }

    @Test
    void nobodyIsToldWithoutATokenOrOfARoomThatIsNone() {
        assertThat(ask(room.code(), null).statusCode()).isEqualTo(401);
        assertThat(ask(room.code(), "mdu_forged").statusCode()).isEqualTo(401);
        String token = room.host().token();
        assertThat(ask("aaaa-bbbb-ccccc", token).statusCode()).isEqualTo(404);
        assertThat(ask("A", token).statusCode()).isEqualTo(404);
    }

    private JsonNode standing(TestUser user) {
        return new JsonMapper().readTree(ask(room.code(), user.token()).body());
    }

    private HttpResponse<String> ask(String code, @Nullable String token) {
        return server.call("GET", "/api/rooms/" + code + "/me", token, null);
    }
}
