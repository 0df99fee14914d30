package dev.madang.ice;

import static org.assertj.core.api.Assertions.assertThat;

import dev.madang.lab.LiveServer;
import dev.madang.lab.TestParticipant;
import dev.madang.lab.TestRoom;
import dev.madang.lab.TestServer;
import dev.madang.lab.TestUser;
import dev.madang.lab.TransportKind;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestPropertySource;
import tools.jackson.databind.json.JsonMapper;

/** S36: credentials of the relay before a join are for whom nothing but a join separates from a room. */
@LiveServer
@TestPropertySource(
        properties = {
            "madang.ice.stun-urls=stun:stun.example.org:3478",
            "madang.ice.turn-urls=turn:turn.example.org:3478",
            "madang.ice.turn-secret=secret"
        })
class IceServersIntegrationTests {

    private static final String ADDRESSES =
            "{\"iceServers\":[{\"urls\":[\"stun:stun.example.org:3478\"]},{\"urls\":[\"turn:turn.example.org:3478\"]}]}";

    private final TestServer server;
    private final TestUser eve;
    private final List<TestParticipant> opened = new ArrayList<>();

    IceServersIntegrationTests(@LocalServerPort int port) {
        server = TestServer.at(port);
        eve = server.register("Eve");
    }

    @AfterEach
    void close() {
        opened.forEach(TestParticipant::close);
    }

    @Test
    void tellsWhoCouldJoinWhatJoinedWouldTell() {
        TestRoom room = server.register("Host").createRoom();
        String told = ask(eve, room);
        assertThat(told).contains("\"credential\":").contains("\"stun:stun.example.org:3478\"");
        TestParticipant inside = opened(eve.join(room, TransportKind.WEBSOCKET));
        String joined = inside.joined().path("iceServers").toString();
        assertThat(withoutExpiry(told)).isEqualTo(withoutExpiry("{\"iceServers\":" + joined + "}"));
    }

    @Test
    void tellsTheRelayAloneWhereNoAddressMayBeSeen() {
        TestRoom room = server.register("Host").createRoom(Map.of("relayOnly", true));
        assertThat(ask(eve, room)).contains("\"credential\":").doesNotContain("stun:");
    }

    @Test
    void tellsNobodyElse() {
        TestUser host = server.register("Host");
        TestRoom open = host.createRoom();
        TestRoom unlisted = host.createRoom(Map.of("visibility", "unlisted"));
        TestRoom ended = host.createRoom();
        ended.end();
        assertThat(ask(null, open)).isEqualTo(ADDRESSES);
        assertThat(body(eve, "")).as("no room").isEqualTo(ADDRESSES);
        for (String code : List.of(
                ended.code(),
                "aaaa-bbbb-ccccc",
                unlisted.code().substring(1) + "0",
                "",
                "%2A",
                "%00",
                "x".repeat(5_000),
                open.code().toUpperCase(Locale.ROOT),
                open.code() + "&room=" + open.code())) {
            assertThat(body(eve, "?room=" + code)).as(code).isEqualTo(ADDRESSES);
        }
        assertNothing(host.createRoom(Map.of("passcode", "1234")));
        assertNothing(host.createRoom(Map.of("entry", "knock")));
        assertNothing(host.createRoom(Map.of("entry", "locked")));
        assertThat(call(new TestUser(server, "x", "mdu_wrong", "X"), "?room=" + open.code())
                        .statusCode())
                .isEqualTo(401);
    }

    /** The same room, for its host and for a stranger. */
    private void assertNothing(TestRoom room) {
        assertThat(ask(eve, room)).isEqualTo(ADDRESSES);
        assertThat(ask(room.host(), room)).contains("\"credential\":");
    }

    @Test
    void tellsNothingWhereThereIsNoPlace() {
        TestRoom room = server.register("Host").createRoom(Map.of("capacity", 2));
        TestParticipant ann = opened(server.register("Ann").join(room, TransportKind.WEBSOCKET));
        assertThat(ask(eve, room)).contains("\"credential\":");
        opened(server.register("Bob").join(room, TransportKind.WEBSOCKET));
        assertThat(ask(eve, room)).isEqualTo(ADDRESSES);
        assertThat(ask(room.host(), room)).as("has a seat more").contains("\"credential\":");
        assertThat(ask(ann.user(), room)).as("is in").contains("\"credential\":");
    }

    @Test
    void tellsNobodyWhoWasRemoved() {
        TestRoom room = server.register("Host").createRoom();
        TestParticipant host = opened(room.host().join(room, TransportKind.WEBSOCKET));
        remove(host, eve.join(room, TransportKind.WEBSOCKET));
        assertThat(ask(eve, room)).isEqualTo(ADDRESSES);
    }

    @Test
    void tellsNobodyWhomWhoStandsInHasRemovedUntilAHostIsBack() {
        TestRoom room = server.register("Host").createRoom();
        TestParticipant standIn = opened(server.register("Ann").join(room, TransportKind.WEBSOCKET));
        TestParticipant host = room.host().join(room, TransportKind.WEBSOCKET);
        TestParticipant away = eve.join(room, TransportKind.WEBSOCKET);
        host.command("leave", Map.of());
        host.awaitRefusal("leave");
        standIn.awaitEvent("participant-updated", event -> event.at("/participant/standsIn")
                .asBoolean());
        remove(standIn, away);
        assertThat(ask(eve, room)).isEqualTo(ADDRESSES);
        opened(room.host().join(room, TransportKind.WEBSOCKET));
        assertThat(ask(eve, room)).contains("\"credential\":");
    }

    @Test
    void tellsWhoIsInOrWasInAndWouldNotBeAsked() {
        TestRoom room = server.register("Host").createRoom();
        TestParticipant host = opened(room.host().join(room, TransportKind.WEBSOCKET));
        TestParticipant back = eve.join(room, TransportKind.WEBSOCKET);
        change(room, Map.of("entry", "locked", "passcode", "1234"));
        assertThat(ask(eve, room)).as("is in").contains("\"credential\":");
        back.command("leave", Map.of());
        back.awaitRefusal("leave");
        host.awaitEvent("participant-left");
        assertThat(ask(eve, room)).as("would be asked for the passcode").isEqualTo(ADDRESSES);
        change(room, Map.of("passcode", ""));
        assertThat(ask(eve, room)).as("is not locked out").contains("\"credential\":");
        assertThat(ask(server.register("Mallory"), room)).isEqualTo(ADDRESSES);
    }

    @Test
    void isAskedSoOftenByOneUser() {
        TestRoom room = server.register("Host").createRoom();
        for (int i = 0; i < 60; i++) {
            assertThat(call(eve, "?room=" + (i % 2 == 0 ? room.code() : "aaaa-bbbb-ccccc"))
                            .statusCode())
                    .isEqualTo(200);
        }
        HttpResponse<String> refused = call(eve, "?room=" + room.code());
        assertThat(refused.statusCode()).isEqualTo(429);
        assertThat(refused.body()).contains("too-many-attempts").doesNotContain("credential");
        assertThat(call(eve, "").statusCode()).as("what everybody may know").isEqualTo(200);
        assertThat(ask(server.register("Ann"), room)).contains("\"credential\":");
    }

    private static void remove(TestParticipant moderator, TestParticipant target) {
        moderator.command("moderate", Map.of("action", "remove", "target", target.id()));
        assertThat(target.awaitRefusal("the removal").code()).isEqualTo("removed");
    }

    private void change(TestRoom room, Map<String, ?> change) {
        assertThat(server.call("PATCH", "/api/rooms/" + room.code(), room.host().token(), change)
                        .statusCode())
                .isEqualTo(200);
    }

    private String ask(@Nullable TestUser user, TestRoom room) {
        return body(user, "?room=" + room.code());
    }

    private String body(@Nullable TestUser user, String query) {
        HttpResponse<String> answer = call(user, query);
        assertThat(answer.statusCode()).as(query).isEqualTo(200);
        return JsonMapper.shared().readTree(answer.body()).toString();
    }

    private HttpResponse<String> call(@Nullable TestUser user, String query) {
        return server.call("GET", "/api/ice-servers" + query, user == null ? null : user.token(), null);
    }

    /** Between two questions a minute may begin. */
    private static String withoutExpiry(String servers) {
        return servers.replaceAll("\"username\":\"\\d+:", "\"username\":\":")
                .replaceAll("\"credential\":\"[^\"]+\"", "\"credential\":\"\"");
    }

    private TestParticipant opened(TestParticipant participant) {
        opened.add(participant);
        return participant;
    }
}
