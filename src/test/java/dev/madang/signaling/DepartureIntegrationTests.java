package dev.madang.signaling;

import static org.assertj.core.api.Assertions.assertThat;

import dev.madang.lab.LiveServer;
import dev.madang.lab.OnEveryTransport;
import dev.madang.lab.StompSession;
import dev.madang.lab.TestParticipant;
import dev.madang.lab.TestRoom;
import dev.madang.lab.TestServer;
import dev.madang.lab.TransportKind;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

@LiveServer
class DepartureIntegrationTests {

    private final TestServer server;
    private final TestRoom room;
    private final TestParticipant ann;

    DepartureIntegrationTests(@LocalServerPort int port) {
        server = TestServer.at(port);
        room = server.register("Ann").createRoom();
        ann = room.host().join(room, TransportKind.WEBSOCKET);
    }

    @AfterEach
    void close() {
        ann.close();
    }

    @OnEveryTransport
    void whoLeavesIsGoneAtOnce(TransportKind transport) {
        TestParticipant bob = bob(transport);
        bob.command("leave", Map.of());

        assertThat(left(bob)).isEqualTo("left");
        assertThat(bob.reconnect(transport).id()).isNotEqualTo(bob.id());
        bob.close();
    }

    @OnEveryTransport
    void closedPageIsGoneAtOnceAndLeavesAfterItsGrace(TransportKind transport) {
        TestParticipant bob = bob(transport);
        bob.command("away", Map.of("incarnation", 1));
        awaitConnection(bob, "gone");
        bob.vanish();

        assertThat(left(bob)).isEqualTo("closed");
    }

    @OnEveryTransport
    void closingPageMaySayItByRest(TransportKind transport) {
        TestParticipant bob = bob(transport);
        String path = "/api/rooms/" + room.code() + "/participants/" + bob.id() + "/away";
        String stranger = server.register("Mallory").token();
        var forged = server.call("POST", path, stranger, Map.of("incarnation", 1));
        var said = server.call("POST", path, bob.user().token(), Map.of("incarnation", 1));

        assertThat(forged.statusCode()).isIn(403, 404);
        assertThat(said.statusCode()).isEqualTo(204);
        awaitConnection(bob, "gone");
        assertThat(left(bob)).isEqualTo("closed");
        bob.close();
    }

    @OnEveryTransport
    void reloadInTimeKeepsTheSeat(TransportKind transport) {
        TestParticipant bob = bob(transport);
        bob.command("away", Map.of("incarnation", 1));
        awaitConnection(bob, "gone");
        TestParticipant again = bob.reconnect(transport);
        again.join();
        awaitConnection(bob, "connected");
        again.command("away", Map.of("incarnation", 1));
        again.sync();

        JsonNode roster = ann.sync();
        assertThat(again.id()).isEqualTo(bob.id());
        assertThat(roster.path("type").asString()).isEqualTo("synced");
        again.signal(ann, "offer", "{}");
        assertThat(ann.awaitSignal().header("from-incarnation")).isEqualTo("2");
        again.close();
    }

    @OnEveryTransport
    @Execution(ExecutionMode.CONCURRENT)
    void lostSessionIsSeenAndItsSeatKeptForTheGrace(TransportKind transport) {
        TestParticipant bob = bob(transport);
        bob.vanish();

        awaitConnection(bob, "reconnecting");
        TestParticipant late = server.register("Late").connect(room, transport);
        JsonNode joined = late.join();
        assertThat(joined.at("/participants/1/connection").asString()).isEqualTo("reconnecting");
        assertThat(left(bob)).isEqualTo("timeout");
        assertThat(bob.reconnect(transport).id()).isNotEqualTo(bob.id());
        late.close();
    }

    @Test
    @Execution(ExecutionMode.CONCURRENT)
    void silentSessionIsTakenForLost() {
        StompSession silent = StompSession.open(server.uri(), TransportKind.WEBSOCKET);
        String token = server.register("Silent").token();
        String id =
                silent.connect(token, room.code(), "heart-beat", "5000,5000").header("user-name");
        silent.subscribe(room.inbox(id));
        silent.send(
                room.command("join"),
                "{\"displayName\":\"Silent\",\"media\":{\"mic\":false,\"camera\":false,\"screen\":false}}");
        ann.awaitEvent("participant-joined");

        JsonNode event = ann.awaitEvent("participant-updated");
        assertThat(event.at("/participant/id").asString()).isEqualTo(id);
        assertThat(event.at("/participant/connection").asString()).isEqualTo("reconnecting");
        silent.awaitClosed();
    }

    @OnEveryTransport
    void hostRemovesAndBans(TransportKind transport) {
        TestParticipant bob = bob(transport);
        TestParticipant carol = server.register("Carol").join(room, transport);
        bob.command("moderate", Map.of("action", "remove", "target", carol.id()));
        assertThat(bob.awaitErrorCode(carol.id())).isEqualTo("forbidden");

        ann.command("moderate", Map.of("action", "remove", "target", bob.id()));
        assertThat(bob.awaitRefusal("the removal").code()).isEqualTo("removed");
        assertThat(left(bob)).isEqualTo("removed");

        TestParticipant again = bob.user().connect(room, transport);
        assertThat(again.tryToJoin(Map.of()).path("code").asString()).isEqualTo("removed");
        assertThat(again.id()).isNotEqualTo(bob.id());
        carol.sync();
        again.close();
        carol.close();
    }

    @OnEveryTransport
    void endOfTheRoomEndsEverySession(TransportKind transport) {
        TestParticipant bob = bob(transport);
        room.end();

        assertThat(ann.awaitEvent("room-ended").path("reason").asString()).isEqualTo("ended");
        assertThat(bob.awaitEvent("room-ended").path("reason").asString()).isEqualTo("ended");
        assertThat(ann.awaitRefusal("the end of the room").code()).isEqualTo("room-ended");
        assertThat(bob.awaitRefusal("the end of the room").code()).isEqualTo("room-ended");
    }

    private TestParticipant bob(TransportKind transport) {
        TestParticipant bob = server.register("Bob").join(room, transport);
        ann.awaitEvent("participant-joined");
        return bob;
    }

    private void awaitConnection(TestParticipant of, String connection) {
        ann.awaitEvent(
                "participant-updated",
                event -> event.at("/participant/id").asString().equals(of.id())
                        && event.at("/participant/connection").asString().equals(connection));
    }

    private String left(TestParticipant who) {
        return ann.awaitEvent(
                        "participant-left",
                        event -> event.path("participantId").asString().equals(who.id()))
                .path("reason")
                .asString();
    }
}
