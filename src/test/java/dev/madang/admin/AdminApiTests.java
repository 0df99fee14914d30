package dev.madang.admin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.madang.Http;
import dev.madang.MadangTest;
import dev.madang.lab.TestParticipant;
import dev.madang.lab.TestRoom;
import dev.madang.lab.TestServer;
import dev.madang.lab.TestUser;
import dev.madang.lab.TransportKind;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestConstructor;
import tools.jackson.databind.JsonNode;

@MadangTest
@TestConstructor(autowireMode = TestConstructor.AutowireMode.ALL)
class AdminApiTests {

    private final Http http;
    private final TestServer server;
    private final AdminSession admin;

    AdminApiTests(@LocalServerPort int port) {
        this.http = Http.at(port);
        this.server = TestServer.at(port);
        this.admin = AdminSession.signedIn(http);
    }

    @Test
    void showsOpenRoomsListedOrNotAndEndsThem() {
        Http host = http.as(http.register("Host"));
        String code = host.post("/api/rooms", "{\"name\":\"Secret\",\"visibility\":\"unlisted\"}")
                .text("code");

        assertThat(codes()).contains(code);
        assertThat(admin.delete("/admin/api/rooms/" + code).status()).isEqualTo(204);
        assertThat(http.get("/api/rooms/" + code).text("state")).isEqualTo("ended");
        assertThat(codes()).doesNotContain(code);
        assertThat(admin.delete("/admin/api/rooms/" + code).problem()).isEqualTo("410 room-ended");
    }

    @Test
    void aParticipantWhoIsNotThereIsUnknown() {
        assertThat(admin.delete("/admin/api/rooms/aaaa-bbbb-ccccc/participants/x")
                        .problem())
                .isEqualTo("404 participant-unknown");
        assertThat(admin.delete("/admin/api/rooms/A/participants/x").problem()).isEqualTo("404 room-unknown");
    }

    @Test
    void showsFullRoomsFirstAndRemovesWhomItIsTold() {
        TestUser host = server.register("Host");
        TestRoom full = host.createRoom();
        host.createRoom();
        try (TestParticipant ann = server.register("Ann").join(full, TransportKind.WEBSOCKET)) {
            JsonNode first = admin.get("/admin/api/rooms").json().at("/rooms/0");
            assertThat(first.path("code").asString()).isEqualTo(full.code());
            assertThat(first.at("/participants/0/id").asString()).isEqualTo(ann.id());
            assertThat(codes()).containsOnlyOnce(full.code());

            String path = "/admin/api/rooms/" + full.code() + "/participants/" + ann.id();
            assertThat(admin.delete(path).status()).isEqualTo(204);
            assertThat(ann.session().awaitRefusal().code()).isEqualTo("removed");
            assertThat(admin.delete(path).problem()).isEqualTo("404 participant-unknown");
        }
    }

    /** S26: whoever lost its token, or should have none. */
    @Test
    void signsAUserOutEverywhereForGood() {
        TestUser user = server.register("Eve");
        TestRoom one = server.register("Host").createRoom();
        TestRoom other = server.register("Host").createRoom();
        TestParticipant here = user.join(one, TransportKind.WEBSOCKET);
        TestParticipant there = user.join(other, TransportKind.WEBSOCKET);
        String path = "/admin/api/rooms/" + one.code() + "/participants/" + here.id() + "/token";

        assertThat(admin.withCookies().delete(path).problem()).isEqualTo("403 forbidden");
        assertThat(admin.delete("/admin/api/rooms/" + other.code() + "/participants/" + here.id() + "/token")
                        .problem())
                .isEqualTo("404 participant-unknown");
        assertThat(http.as(user.token()).get("/api/users/me").status()).isEqualTo(200);
        assertThat(admin.delete(path).status()).isEqualTo(204);

        assertThat(here.session().awaitRefusal().code()).isEqualTo("signed-out");
        assertThat(there.session().awaitRefusal().code()).isEqualTo("signed-out");
        assertThat(http.as(user.token()).get("/api/users/me").problem()).isEqualTo("401 token-invalid");
        assertThat(admin.delete(path).problem()).isEqualTo("404 participant-unknown");
    }

    private List<String> codes() {
        return admin.get("/admin/api/rooms")
                .json()
                .required("rooms")
                .valueStream()
                .map((JsonNode room) -> room.required("code").asString())
                .toList();
    }
}
