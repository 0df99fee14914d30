package dev.madang.signaling;

import static org.assertj.core.api.Assertions.assertThat;

import dev.madang.lab.LiveServer;
import dev.madang.lab.OnEveryTransport;
import dev.madang.lab.TestParticipant;
import dev.madang.lab.TestRoom;
import dev.madang.lab.TestServer;
import dev.madang.lab.TransportKind;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

@LiveServer
class CommandIntegrationTests {

    private final TestServer server;
    private final TestRoom room;
    private final TestParticipant ann;

    CommandIntegrationTests(@LocalServerPort int port) {
        server = TestServer.at(port);
        room = server.register("Ann").createRoom();
        ann = room.host().join(room, TransportKind.WEBSOCKET);
    }

    @AfterEach
    void close() {
        ann.close();
    }

    @OnEveryTransport
    void chatReachesEverybodyAsItWasWritten(TransportKind transport) {
        TestParticipant bob = bob(transport);
        String text = "안녕하세요 😀 <img src=x onerror=alert(1)> & \"quotes\"\nline \\u0041";
        bob.command("chat", Map.of("text", text, "ref", "c-1"));

        for (TestParticipant reader : List.of(ann, bob)) {
            JsonNode message = reader.awaitEvent("chat").path("message");
            assertThat(message.path("text").asString()).isEqualTo(text);
            assertThat(message.path("from").asString()).isEqualTo(bob.id());
            assertThat(message.path("displayName").asString()).isEqualTo("Bob");
            assertThat(message.path("ref").asString()).isEqualTo("c-1");
        }
        TestParticipant late = server.register("Late").connect(room, transport);
        assertThat(late.join().at("/chat/0/text").asString()).isEqualTo(text);
        late.close();
        bob.close();
    }

    @OnEveryTransport
    void repeatedChatWithTheSameRefCountsOnce(TransportKind transport) {
        TestParticipant bob = bob(transport);
        bob.command("chat", Map.of("text", "once", "ref", "c1"));
        bob.command("chat", Map.of("text", "once", "ref", "c1"));
        bob.command("chat", Map.of("text", "then", "ref", "c2"));

        assertThat(ann.awaitEvent("chat").at("/message/text").asString()).isEqualTo("once");
        assertThat(ann.awaitEvent("chat").at("/message/text").asString()).isEqualTo("then");
        bob.close();
    }

    @OnEveryTransport
    void chatIsBounded(TransportKind transport) {
        TestParticipant bob = bob(transport);
        bob.command("chat", Map.of("text", "가".repeat(4000), "ref", "fits"));
        bob.command("chat", Map.of("text", "가".repeat(4001), "ref", "long"));
        bob.command("chat", Map.of("text", "", "ref", "empty"));

        assertThat(ann.awaitEvent("chat").at("/message/ref").asString()).isEqualTo("fits");
        assertThat(bob.awaitErrorCode("long")).isEqualTo("validation");
        assertThat(bob.awaitErrorCode("empty")).isEqualTo("validation");
        bob.close();
    }

    @OnEveryTransport
    void stateChangesAreSeenWhole(TransportKind transport) {
        TestParticipant bob = bob(transport);
        bob.command("state", Map.of("mic", false, "hand", true));

        JsonNode seen = ann.awaitEvent("participant-updated").path("participant");
        assertThat(seen.path("id").asString()).isEqualTo(bob.id());
        assertThat(seen.at("/media/mic").asBoolean()).isFalse();
        assertThat(seen.at("/media/camera").asBoolean()).isTrue();
        assertThat(seen.path("hand").asBoolean()).isTrue();
        assertThat(seen.path("connection").asString()).isEqualTo("connected");
        bob.close();
    }

    @OnEveryTransport
    void syncBringsMissedEventsInOrderOrTheWholeState(TransportKind transport) {
        TestParticipant bob = bob(transport);
        long from = bob.sync().path("seq").asLong();
        for (int i = 0; i < 5; i++) {
            ann.command("chat", Map.of("text", "m" + i));
        }
        ann.sync();
        bob.command("sync", Map.of("seq", from));
        JsonNode missed = bob.awaitInbox("synced");
        assertThat(missed.path("seq").asLong()).isEqualTo(from + 5);
        assertThat(missed.path("events").valueStream().map(event -> event.path("seq")
                        .asLong()))
                .containsExactly(from + 1, from + 2, from + 3, from + 4, from + 5);

        bob.command("sync", Map.of("seq", 1_000_000));
        JsonNode whole = bob.awaitInbox("synced");
        assertThat(whole.at("/room/code").asString()).isEqualTo(room.code());
        assertThat(whole.path("participants").valueStream().map(each -> each.path("id")
                        .asString()))
                .contains(ann.id());
        bob.close();
    }

    @OnEveryTransport
    void ordinaryMistakesAreAnsweredInTheInboxAndKeepTheSession(TransportKind transport) {
        TestParticipant bob = bob(transport);
        Map<String, List<String>> mistakes = Map.of(
                "chat",
                        List.of(
                                "{",
                                "[]",
                                "\"x\"",
                                "",
                                "{\"text\":7}",
                                "{\"text\":\"a\",\"text\":\"b\"}",
                                "{\"text\":\"a\",\"z\":1}"),
                "state", List.of("null", "{\"mic\":\"yes\"}", "{\"role\":\"host\"}", "[".repeat(2000)),
                "sync", List.of("{}", "{\"seq\":\"x\"}", "{\"seq\":-1}"),
                "moderate", List.of("{\"action\":\"promote\",\"target\":\"x\"}", "{}"),
                "away", List.of("{}"));
        mistakes.forEach((command, bodies) -> bodies.forEach(body -> {
            bob.session().send(room.command(command), body);
            JsonNode error = bob.awaitInbox("error");
            assertThat(error.path("code").asString())
                    .as("%s %s", command, body)
                    .isIn("malformed", "validation", "forbidden");
            assertThat(error.path("detail").asString())
                    .isNotBlank()
                    .doesNotContain("Exception", "tools.jackson", "dev.madang");
        }));
        bob.command("chat", Map.of("text", "still here"));
        assertThat(ann.awaitEvent("chat").at("/message/text").asString()).isEqualTo("still here");
        bob.close();
    }

    @Test
    void whoIsThereIsToldByRestToParticipantsOnly() {
        TestParticipant bob = bob(TransportKind.WEBSOCKET);
        String path = "/api/rooms/" + room.code() + "/participants";
        var told = server.call("GET", path, bob.user().token(), null);
        var refused = server.call("GET", path, server.register("Mallory").token(), null);

        assertThat(told.statusCode()).isEqualTo(200);
        assertThat(told.body()).contains(ann.id(), bob.id()).doesNotContain(bob.resumeToken());
        assertThat(refused.statusCode()).isEqualTo(403);
        bob.close();
    }

    private TestParticipant bob(TransportKind transport) {
        TestParticipant bob = server.register("Bob").join(room, transport);
        ann.awaitEvent("participant-joined");
        return bob;
    }
}
