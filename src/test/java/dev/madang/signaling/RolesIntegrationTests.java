package dev.madang.signaling;

import static org.assertj.core.api.Assertions.assertThat;

import dev.madang.lab.Figures;
import dev.madang.lab.LiveServer;
import dev.madang.lab.OnEveryTransport;
import dev.madang.lab.StompFrame;
import dev.madang.lab.StompSession;
import dev.madang.lab.TestParticipant;
import dev.madang.lab.TestRoom;
import dev.madang.lab.TestServer;
import dev.madang.lab.TestUser;
import dev.madang.lab.TransportKind;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;

/** What the attacker's list says of roles: who may not, cannot, by no way there is. */
@LiveServer
class RolesIntegrationTests {

    private final JdbcTemplate database;
    private final TestServer server;
    private final TestRoom room;
    private final TestParticipant host;
    private final TestParticipant ann;

    RolesIntegrationTests(@LocalServerPort int port, JdbcTemplate database) {
        this.database = database;
        server = TestServer.at(port);
        room = server.register("Host").createRoom();
        host = room.host().join(room, TransportKind.WEBSOCKET);
        ann = server.register("Ann").join(room, TransportKind.WEBSOCKET);
    }

    @AfterEach
    void close() {
        host.close();
        ann.close();
    }

    /** S20: by who is in, by who is not, and by who is host or moderator somewhere else. */
    @Test
    void nobodyButAHostOrModeratorOfThisRoomChangesAnything() {
        TestParticipant participant = server.register("Mallory").join(room, TransportKind.WEBSOCKET);
        TestRoom elsewhere = server.register("Other host").createRoom();
        TestParticipant otherHost = elsewhere.host().join(elsewhere, TransportKind.WEBSOCKET);
        TestParticipant otherModerator = server.register("Deputy").join(elsewhere, TransportKind.WEBSOCKET);
        TestParticipant pending = server.register("Pending").connect(room, TransportKind.WEBSOCKET);

        for (TestParticipant target : List.of(host, ann)) {
            Map<String, ?> removal = Map.of("action", "remove", "target", target.id());
            participant.command("moderate", removal);
            assertThat(participant.awaitErrorCode(target.id())).isEqualTo("forbidden");
            pending.command("moderate", removal);
            assertThat(pending.awaitErrorCode("moderate")).isEqualTo("not-joined");
            otherHost.command("moderate", removal);
            assertThat(otherHost.awaitErrorCode(target.id())).isEqualTo("participant-unreachable");
        }
        otherHost.command("leave", Map.of());
        otherModerator.awaitEvent("participant-updated", event -> "moderator"
                .equals(event.at("/participant/role").asString()));
        otherModerator.command("moderate", Map.of("action", "remove", "target", ann.id()));
        assertThat(otherModerator.awaitErrorCode(ann.id())).isEqualTo("participant-unreachable");
        otherModerator
                .session()
                .send(room.command("moderate"), "{\"action\":\"remove\",\"target\":\"" + ann.id() + "\"}");
        assertThat(otherModerator.awaitRefusal("a foreign destination").code()).isEqualTo("forbidden");

        int tried = 0;
        String path = "/api/rooms/" + room.code();
        for (TestUser outsider : List.of(participant.user(), elsewhere.host(), otherModerator.user(), pending.user())) {
            for (boolean isUser : List.of(true, false)) {
                String token = isUser ? outsider.token() : null;
                int refused = isUser ? 403 : 401;
                assertThat(status("PATCH", path, token, Map.of("name", "Mine"))).isEqualTo(refused);
                assertThat(status("PATCH", path, token, Map.of("passcode", "mine")))
                        .isEqualTo(refused);
                assertThat(status("PATCH", path, token, Map.of("capacity", 2))).isEqualTo(refused);
                assertThat(status("DELETE", path, token, null)).isEqualTo(refused);
                assertThat(status("GET", path + "/memberships", token, null)).isEqualTo(refused);
                assertThat(status("POST", path + "/host", token, Map.of("secret", "x".repeat(43))))
                        .isEqualTo(refused);
                assertThat(status("DELETE", "/admin/api/rooms/" + room.code(), token, null))
                        .isIn(401, 403);
                assertThat(status(
                                "DELETE",
                                "/admin/api/rooms/" + room.code() + "/participants/" + ann.id() + "/token",
                                token,
                                null))
                        .isIn(401, 403);
                tried += 8;
            }
        }
        Figures.record("S20", "commands of a moderator by others, with an effect of " + (tried + 8), 0, "0");

        assertThat(host.others()).contains(ann.id(), participant.id());
        assertThat(host.unreadEvents("room-updated")).isEmpty();
        assertThat(host.unreadEvents("participant-left")).isEmpty();
        participant.close();
        pending.close();
    }

    /** S21, for as long as the room lives, and whoever says it. */
    @OnEveryTransport
    void whoIsRemovedIsOutAtOnceAndGetsNothingMore(TransportKind transport) {
        TestParticipant eve = server.register("Eve").join(room, transport);
        ann.awaitEvent(
                "participant-joined",
                event -> event.at("/participant/id").asString().equals(eve.id()));
        long began = System.nanoTime();
        host.command("moderate", Map.of("action", "remove", "target", eve.id()));
        StompFrame error = eve.session().await("the removal", frame -> frame.is("ERROR"));
        assertThat(error.header("code")).isEqualTo("removed");
        long told = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - began);
        eve.session().awaitClosed();
        long closed = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - began);
        Figures.record("S21", "removed / closed after ms over " + transport, told + " / " + closed, "1000");
        assertThat(told).isLessThan(1_000);
        // Over HTTP the close waits for the next request of the client, which is served no more.
        assertThat(closed).isLessThan(transport == TransportKind.WEBSOCKET ? 1_000 : 3_000);

        ann.awaitEvent("participant-left");
        ann.signal(eve, "offer", "{}");
        assertThat(ann.awaitErrorCode(eve.id())).isEqualTo("participant-unreachable");

        TestParticipant again = eve.reconnect(TransportKind.WEBSOCKET);
        assertThat(again.id()).isNotEqualTo(eve.id());
        for (int i = 0; i < 5; i++) {
            assertThat(again.tryToJoin(Map.of()).path("code").asString()).isEqualTo("removed");
        }
        again.command("ice", Map.of());
        assertThat(again.awaitErrorCode("ice")).isEqualTo("not-joined");
        again.session().subscribe(room.events());
        assertThat(again.awaitRefusal("a topic").code()).isEqualTo("forbidden");

        String path = "/api/rooms/" + room.code();
        String secret = room.hostLink().substring(room.hostLink().indexOf("#host=") + "#host=".length());
        assertThat(status("GET", path + "/participants", eve.user().token(), null))
                .isEqualTo(403);
        assertThat(status("POST", path + "/host", eve.user().token(), Map.of("secret", secret)))
                .isEqualTo(403);
        assertThat(host.others()).containsExactly(ann.id());
    }

    /** S19: one answer to all who cannot be reached, so that it tells nothing of others. */
    @Test
    void whoCannotBeReachedIsToldAlikeWhoeverItIs() {
        TestRoom elsewhere = server.register("Other host").createRoom();
        TestParticipant stranger = elsewhere.host().join(elsewhere, TransportKind.WEBSOCKET);
        TestParticipant pending = server.register("Pending").connect(room, TransportKind.WEBSOCKET);
        TestParticipant removed = server.register("Removed").join(room, TransportKind.WEBSOCKET);
        host.command("moderate", Map.of("action", "remove", "target", removed.id()));
        removed.awaitRefusal("the removal");

        for (String to : List.of(stranger.id(), pending.id(), removed.id(), ann.id(), "0000000000000000")) {
            ann.signal(to, "offer", "{}");
            var error = ann.awaitInbox("error");
            assertThat(error.path("ref").asString()).isEqualTo(to);
            assertThat(error.path("code").asString()).isEqualTo("participant-unreachable");
            assertThat(error.propertyNames()).containsExactlyInAnyOrder("type", "code", "detail", "ref");
        }
        stranger.sync();
        assertThat(stranger.unreadSignals()).isEmpty();
        pending.close();
        stranger.close();
    }

    /** S26: the token of a session that is going on. */
    @Test
    void whoLogsOutIsOutEverywhereAtOnce() {
        TestUser user = server.register("Bob");
        TestRoom second = server.register("Second").createRoom();
        TestParticipant here = user.join(room, TransportKind.WEBSOCKET);
        TestParticipant there = user.join(second, TransportKind.WEBSOCKET);
        TestParticipant waiting = user.connect(second, TransportKind.WEBSOCKET);
        assertThat(status("POST", "/api/users/me/logout", user.token(), null)).isEqualTo(204);
        for (TestParticipant each : List.of(here, there, waiting)) {
            assertThat(each.awaitRefusal("the logout").code()).isEqualTo("signed-out");
            each.session().awaitClosed();
        }
        StompSession again = StompSession.open(server.uri(), TransportKind.WEBSOCKET);
        again.requestConnect(user.token(), room.code(), "resume", here.resumeToken());
        assertThat(again.awaitRefusal().code()).isEqualTo("token-invalid");
        assertThat(status("GET", "/api/users/me", user.token(), null)).isEqualTo(401);
        assertThat(host.others()).containsExactly(ann.id());
    }

    /** S26: mere expiry is asked for at CONNECT, and does not tear a meeting. */
    @Test
    void whoseTokenExpiresInAMeetingStays() {
        TestParticipant bob = server.register("Bob").join(room, TransportKind.WEBSOCKET);
        String token = bob.user().token();
        // What changes a user makes the server forget what it knows of the token.
        assertThat(status("PATCH", "/api/users/me", token, Map.of("displayName", "Robert")))
                .isEqualTo(200);
        database.update(
                "update users set last_seen_at = last_seen_at - interval '31' day where id = ?",
                bob.user().id());
        assertThat(status("GET", "/api/users/me", token, null)).isEqualTo(401);
        bob.signal(ann, "offer", "still here");
        assertThat(ann.awaitSignal().body()).isEqualTo("still here");
        bob.command("ice", Map.of());
        bob.awaitInbox("ice");

        StompSession again = StompSession.open(server.uri(), TransportKind.WEBSOCKET);
        again.requestConnect(token, room.code(), "resume", bob.resumeToken());
        assertThat(again.awaitRefusal().code()).isEqualTo("token-invalid");
        assertThat(bob.session().isOpen()).isTrue();
        bob.close();
    }

    private int status(String method, String path, @Nullable String token, @Nullable Object body) {
        return server.call(method, path, token, body).statusCode();
    }
}
