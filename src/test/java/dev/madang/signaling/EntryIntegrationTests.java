package dev.madang.signaling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.madang.ProtocolSamples;
import dev.madang.lab.LiveServer;
import dev.madang.lab.OnEveryTransport;
import dev.madang.lab.TestParticipant;
import dev.madang.lab.TestRoom;
import dev.madang.lab.TestServer;
import dev.madang.lab.TestUser;
import dev.madang.lab.TransportKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Who comes in, who waits, and who lets them in. */
@LiveServer
class EntryIntegrationTests {

    private final TestServer server;
    private final TestRoom room;
    private final TestParticipant host;
    private final List<TestParticipant> opened = new ArrayList<>();

    EntryIntegrationTests(@LocalServerPort int port) {
        server = TestServer.at(port);
        room = server.register("Host").createRoom(Map.of("entry", "knock", "capacity", 3));
        host = opened(room.host().join(room, TransportKind.WEBSOCKET));
    }

    @AfterEach
    void close() {
        opened.forEach(TestParticipant::close);
    }

    @OnEveryTransport
    void whoKnocksWaitsInOrderAndIsLetIn(TransportKind transport) {
        TestParticipant ann = knock("Ann", transport);
        JsonNode place = ann.awaitInbox("waiting");
        assertThat(ProtocolSamples.fields(place)).isEqualTo(ProtocolSamples.fields(ProtocolSamples.read("waiting")));
        assertThat(place(place)).isEqualTo("1/1 true");
        JsonNode queue = host.awaitInbox("knocks");
        assertThat(ProtocolSamples.fields(queue.path("knocks").get(0)))
                .isEqualTo(ProtocolSamples.fields(
                        ProtocolSamples.read("knocks").path("knocks").get(0)));
        assertThat(queue.at("/knocks/0/id").asString()).isEqualTo(ann.id());

        TestParticipant bob = knock("Bob", transport);
        assertThat(place(bob.awaitInbox("waiting"))).isEqualTo("2/2 true");
        assertThat(place(ann.awaitInbox("waiting"))).isEqualTo("1/2 true");
        ann.requestJoin(Map.of());
        assertThat(place(ann.awaitInbox("waiting")))
                .as("a repeated join is told its place")
                .isEqualTo("1/2 true");

        moderate(Map.of("action", "write", "target", bob.id(), "text", "A moment"));
        JsonNode line = bob.awaitInbox("moderated");
        assertThat(ProtocolSamples.fields(line))
                .isEqualTo(ProtocolSamples.fields(ProtocolSamples.read("moderated-write")));
        assertThat(line.path("text").asString()).isEqualTo("A moment");
        moderate(Map.of("action", "admit", "target", ann.id()));
        assertThat(ann.completeJoin().at("/self/id").asString()).isEqualTo(ann.id());
        assertThat(place(bob.awaitInbox("waiting"))).isEqualTo("1/1 true");
        moderate(Map.of("action", "refuse", "target", bob.id()));
        assertThat(bob.awaitInbox("refused").path("code").asString()).isEqualTo("knock-refused");
        assertThat(host.others()).containsExactly(ann.id());
        awaitKnocks(host, 0);
    }

    @Test
    void allAreLetInAsFarAsThereIsPlaceAndNobodyTakesASeatBefore() {
        List<TestParticipant> waiting = List.of(knock("Ann"), knock("Bob"), knock("Carl"));
        waiting.forEach(one -> one.awaitInbox("waiting"));
        assertThat(host.others()).isEmpty();
        moderate(Map.of("action", "admit"));
        List<String> answers =
                waiting.stream().map(one -> answer(one.awaitJoinAnswer())).toList();
        assertThat(answers).containsExactlyInAnyOrder("joined", "joined", "room-full");
    }

    @Test
    void hostsAndWhoWasInNeitherKnockNorAreLockedOut() {
        TestParticipant ann = knock("Ann");
        ann.awaitInbox("waiting");
        moderate(Map.of("action", "admit", "target", ann.id()));
        ann.completeJoin();
        moderate(Map.of("action", "entry", "entry", "locked"));
        ann.awaitEvent("room-updated");
        ann.command("leave", Map.of());
        ann.awaitRefusal("leave");
        TestParticipant back = opened(ann.user().connect(room, TransportKind.WEBSOCKET));
        assertThat(answer(back.tryToJoin(Map.of()))).isEqualTo("joined");
        TestParticipant owner = opened(room.host().connect(room, TransportKind.WEBSOCKET));
        assertThat(answer(owner.tryToJoin(Map.of()))).isEqualTo("joined");
        TestParticipant eve = knock("Eve");
        assertThat(answer(eve.awaitJoinAnswer())).isEqualTo("room-locked");
    }

    @Test
    void whatTheDoorBecomesCountsForWhoWaits() {
        TestParticipant ann = knock("Ann");
        ann.awaitInbox("waiting");
        moderate(Map.of("action", "entry", "entry", "locked"));
        assertThat(ann.awaitInbox("refused").path("code").asString()).isEqualTo("room-locked");
        moderate(Map.of("action", "entry", "entry", "knock"));
        awaitEntry("knock");
        ann.requestJoin(Map.of());
        ann.awaitInbox("waiting");
        assertThat(patch(Map.of("entry", "open"))).isEqualTo(200);
        ann.completeJoin();
        assertThat(answer(knock("Bob").awaitJoinAnswer())).isEqualTo("joined");
        assertThat(patch(Map.of("entry", "ajar"))).isEqualTo(400);
    }

    /** A place may become free at any time. */
    @Test
    void whoWasLetInAndFoundNoPlaceIsLockedOutToo() {
        List<TestParticipant> waiting = List.of(knock("Ann"), knock("Bob"), knock("Carl"));
        waiting.forEach(one -> one.awaitInbox("waiting"));
        moderate(Map.of("action", "admit"));
        TestParticipant late = waiting.stream()
                .filter(one -> answer(one.awaitJoinAnswer()).equals("room-full"))
                .findFirst()
                .orElseThrow();
        moderate(Map.of("action", "entry", "entry", "locked"));
        awaitEntry("locked");
        assertThat(patch(Map.of("capacity", 8))).isEqualTo(200);
        assertThat(answer(late.tryToJoin(Map.of()))).isEqualTo("room-locked");
    }

    @Test
    void whoWasSentAwayKnocksWhenAHostIsBack() {
        List<TestParticipant> waiting = List.of(knock("Ann"), knock("Eve"));
        waiting.forEach(one -> one.awaitInbox("waiting"));
        for (TestParticipant one : waiting) {
            moderate(Map.of("action", "admit", "target", one.id()));
            one.completeJoin();
        }
        TestParticipant ann = waiting.get(0);
        TestParticipant eve = waiting.get(1);
        host.command("leave", Map.of());
        host.awaitRefusal("leave");
        ann.awaitEvent("participant-updated", event -> event.at("/participant/standsIn")
                .asBoolean());
        ann.command("moderate", Map.of("action", "remove", "target", eve.id()));
        assertThat(eve.awaitRefusal("the moderator's word").code()).isEqualTo("removed");
        opened(room.host().join(room, TransportKind.WEBSOCKET));
        TestParticipant again = opened(eve.user().connect(room, TransportKind.WEBSOCKET));
        again.requestJoin(Map.of());
        assertThat(place(again.awaitInbox("waiting"))).isEqualTo("1/1 true");
    }

    @Test
    void whoWaitsIsToldWhenThereIsNobodyToLetThemIn() {
        host.command("leave", Map.of());
        host.awaitRefusal("leave");
        TestParticipant ann = knock("Ann");
        assertThat(place(ann.awaitInbox("waiting"))).isEqualTo("1/1 false");
        TestParticipant back = opened(room.host().join(room, TransportKind.WEBSOCKET));
        assertThat(place(ann.awaitInbox("waiting"))).isEqualTo("1/1 true");
        assertThat(back.awaitInbox("knocks").at("/knocks/0/displayName").asString())
                .isEqualTo("Ann");
        back.vanish();
        assertThat(place(
                        ann.awaitInbox("waiting", told -> !told.path("attended").asBoolean())))
                .isEqualTo("1/1 false");
        TestParticipant again = opened(back.reconnect(TransportKind.WEBSOCKET));
        again.joinAgain();
        again.awaitInbox("knocks");
        again.command("moderate", Map.of("action", "admit"));
        ann.completeJoin();
    }

    @Test
    void whoGoesAwayWaitsNoLongerAndComesToTheEnd() {
        TestParticipant ann = knock("Ann");
        ann.awaitInbox("waiting");
        TestParticipant bob = knock("Bob");
        bob.awaitInbox("waiting");
        ann.vanish();
        assertThat(place(bob.awaitInbox("waiting", told -> told.path("total").asInt() == 1)))
                .isEqualTo("1/1 true");
        awaitKnocks(host, 1);
        moderate(Map.of("action", "admit", "target", ann.id()));
        assertThat(host.awaitErrorCode(ann.id())).isEqualTo("participant-unreachable");
        TestParticipant again = opened(ann.user().connect(room, TransportKind.WEBSOCKET));
        again.requestJoin(Map.of());
        assertThat(place(again.awaitInbox("waiting"))).isEqualTo("2/2 true");
    }

    @Test
    void whoBecomesHostWhileWaitingComesIn() {
        TestParticipant ann = knock("Ann");
        ann.awaitInbox("waiting");
        String secret = room.hostLink().substring(room.hostLink().indexOf("#host=") + "#host=".length());
        assertThat(server.call(
                                "POST",
                                "/api/rooms/" + room.code() + "/host",
                                ann.user().token(),
                                Map.of("secret", secret))
                        .statusCode())
                .isEqualTo(204);
        assertThat(ann.completeJoin().at("/self/role").asString()).isEqualTo("host");
    }

    @Test
    void thePasscodeIsAskedForFirstAndOnce() {
        assertThat(patch(Map.of("passcode", "abcd"))).isEqualTo(200);
        TestParticipant ann = opened(server.register("Ann").connect(room, TransportKind.WEBSOCKET));
        assertThat(answer(ann.tryToJoin(Map.of()))).isEqualTo("passcode-required");
        assertThat(answer(ann.tryToJoin(Map.of("passcode", "abce")))).isEqualTo("passcode-wrong");
        ann.requestJoin(Map.of("passcode", "abcd"));
        ann.awaitInbox("waiting");
        moderate(Map.of("action", "admit"));
        ann.completeJoin();
    }

    /** What is before the door has no way in, and no word, and is bounded. */
    @Test
    void whoWaitsCanDoNothingElse() {
        TestParticipant eve = knock("Eve");
        eve.awaitInbox("waiting");
        for (String command : List.of("chat", "state", "sync", "moderate", "ice", "health")) {
            eve.command(command, Map.of());
            assertThat(eve.awaitErrorCode(command)).isEqualTo("not-joined");
        }
        eve.signal(host, "offer", "{}");
        assertThat(eve.awaitErrorCode(host.id())).isEqualTo("not-joined");
        host.signal(eve, "offer", "{}");
        assertThat(host.awaitErrorCode(eve.id())).isEqualTo("participant-unreachable");
        moderate(Map.of("action", "remove", "target", eve.id()));
        assertThat(host.awaitErrorCode(eve.id())).isEqualTo("participant-unreachable");

        for (int knock = 1; knock < 10; knock++) {
            moderate(Map.of("action", "refuse", "target", eve.id()));
            assertThat(eve.awaitInbox("refused").path("code").asString()).isEqualTo("knock-refused");
            eve.requestJoin(Map.of());
            eve.awaitInbox("waiting");
            awaitKnocks(host, 1);
        }
        moderate(Map.of("action", "refuse", "target", eve.id()));
        eve.awaitInbox("refused");
        JsonNode tooOften = eve.tryToJoin(Map.of());
        assertThat(answer(tooOften)).isEqualTo("too-many-attempts");
        assertThat(tooOften.path("retryAfterMillis").asLong()).isPositive();

        eve.session().subscribe(room.events());
        assertThat(eve.awaitRefusal("a topic").code()).isEqualTo("forbidden");
    }

    @Test
    void aQueueHasAnEnd() {
        for (int i = 0; i < 30; i++) {
            knock("W" + i).awaitInbox("waiting");
        }
        assertThat(answer(knock("Late").awaitJoinAnswer())).isEqualTo("busy");
        awaitKnocks(host, 30);
    }

    private TestParticipant knock(String name) {
        return knock(name, TransportKind.WEBSOCKET);
    }

    private TestParticipant knock(String name, TransportKind transport) {
        TestUser user = server.register(name);
        TestParticipant participant = opened(user.connect(room, transport));
        participant.requestJoin(Map.of());
        return participant;
    }

    private TestParticipant opened(TestParticipant participant) {
        opened.add(participant);
        return participant;
    }

    private void moderate(Map<String, ?> body) {
        host.command("moderate", body);
    }

    private static void awaitKnocks(TestParticipant witness, int count) {
        witness.awaitInbox("knocks", queue -> queue.path("knocks").size() == count);
    }

    private void awaitEntry(String entry) {
        await().untilAsserted(() -> assertThat(JsonMapper.shared()
                        .readTree(server.call(
                                        "GET",
                                        "/api/rooms/" + room.code(),
                                        room.host().token(),
                                        null)
                                .body())
                        .path("entry")
                        .asString())
                .isEqualTo(entry));
    }

    private int patch(Map<String, ?> change) {
        return server.call("PATCH", "/api/rooms/" + room.code(), room.host().token(), change)
                .statusCode();
    }

    private static String place(JsonNode waiting) {
        return waiting.path("position").asInt()
                + "/"
                + waiting.path("total").asInt()
                + " "
                + waiting.path("attended").asBoolean();
    }

    private static String answer(JsonNode answer) {
        return answer.path("type").asString().equals("joined")
                ? "joined"
                : answer.path("code").asString();
    }
}
