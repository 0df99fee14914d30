package dev.madang.signaling;

import static org.assertj.core.api.Assertions.assertThat;

import dev.madang.lab.HostileJson;
import dev.madang.lab.LiveServer;
import dev.madang.lab.TestParticipant;
import dev.madang.lab.TestRoom;
import dev.madang.lab.TestServer;
import dev.madang.lab.TransportKind;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** Every command with every mistake of {@link HostileJson}: told with a code, without effect, and the session stays. */
@LiveServer
class StrictJsonIntegrationTests {

    private static final String JOIN = """
            {"displayName":"Mallory","media":{"mic":true,"camera":true,"screen":false},"ext":{"fp":"x"}}""";

    private final TestServer server;
    private final TestRoom room;
    private final TestParticipant ann;

    StrictJsonIntegrationTests(@LocalServerPort int port) {
        server = TestServer.at(port);
        room = server.register("Ann").createRoom();
        ann = room.host().join(room, TransportKind.WEBSOCKET);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            sync     | {"seq":1}                                                          | seq         | 1
            state    | {"mic":true}                                                       | mic         | true
            state    | {"hand":true}                                                      | hand        | true
            chat     | {"text":"x"}                                                       | text        | "x"
            chat     | {"text":"x","ref":"r"}                                             | text        | "x"
            health   | {"links":[{"to":"x","state":"ok"}]}                                | links       | [{"to":"x","state":"ok"}]
            health   | {"links":[{"to":"x","state":"ok"}]}                                | to          | "x"
            health   | {"links":[{"state":"ok","to":"x"}]}                                | state       | "ok"
            moderate | {"action":"remove","target":"x"}                                   | action      | "remove"
            moderate | {"target":"x","action":"remove"}                                   | target      | "x"
            away     | {"incarnation":1}                                                  | incarnation | 1
            """)
    void aCommandIsReadInOneWayOrRefused(String command, String good, String field, String value) {
        TestParticipant bob = server.register("Bob").join(room, TransportKind.WEBSOCKET);
        ann.awaitEvent("participant-joined");
        HostileJson.of(good, field, value).forEach((what, body) -> {
            bob.session().send(room.command(command), body);
            JsonNode error = bob.awaitInbox("error");
            assertThat(error.path("code").asString()).as("%s: %s", what, body).isIn("malformed", "validation");
        });
        bob.sync();
        ann.sync();
        for (String event : List.of("chat", "participant-updated", "participant-left")) {
            assertThat(ann.unreadEvents(event)).isEmpty();
        }
        bob.close();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            displayName | "Mallory"
            mic         | true
            media       | {"mic":true,"camera":true,"screen":false}
            fp          | "x"
            ext         | {"fp":"x"}
            """)
    void aJoinIsReadInOneWayOrRefused(String field, String value) {
        TestParticipant mallory = server.register("Mallory").connect(room, TransportKind.WEBSOCKET);
        // The field that is changed comes first in its object.
        String good = field.equals("media") || field.equals("ext") ? first(field, value) : JOIN;
        HostileJson.of(good, field, value).forEach((what, body) -> {
            if (!isGood(field, what)) {
                mallory.session().send(room.command("join"), body);
                JsonNode refused = mallory.awaitJoinAnswer();
                assertThat(refused.path("type").asString())
                        .as("%s: %s", what, body)
                        .isEqualTo("refused");
                assertThat(refused.path("code").asString())
                        .as("%s: %s", what, body)
                        .isIn("malformed", "validation");
            }
        });
        mallory.join();
        mallory.close();
    }

    /** A room that such a line was said in could tell nobody any more what was said. */
    @Test
    void noHalfCharacterGetsIntoTheMemoryOfARoom() {
        for (String text : List.of("\\ud800", "x\\udc00", "\\ud83d \\ude00")) {
            ann.session().send(room.command("chat"), "{\"text\":\"" + text + "\",\"ref\":\"half\"}");
            assertThat(ann.awaitInbox("error").path("code").asString()).isIn("validation", "malformed");
        }
        ann.session().send(room.command("chat"), "{\"text\":\"whole \\ud83d\\ude00 \\u0000\"}");
        assertThat(ann.awaitEvent("chat").at("/message/text").asString()).isEqualTo("whole 😀 \0");

        TestParticipant bob = server.register("Bob").connect(room, TransportKind.WEBSOCKET);
        assertThat(bob.join().at("/chat/0/text").asString()).isEqualTo("whole 😀 \0");
        for (String entry : List.of("\"x\":\"\\ud800\"", "\"\\udc00\":\"x\"")) {
            TestParticipant carol = server.register("Carol").connect(room, TransportKind.WEBSOCKET);
            carol.session().send(room.command("join"), JOIN.replace("\"fp\":\"x\"", entry));
            assertThat(carol.awaitJoinAnswer().path("type").asString()).isEqualTo("refused");
            carol.close();
        }
        bob.close();
        ann.close();
    }

    private static String first(String field, String value) {
        String with = "\"" + field + "\":" + value;
        return "{" + with + "," + JOIN.substring(1).replace("," + with, "");
    }

    /** {@code ext} takes every name, and may be empty. */
    private static boolean isGood(String field, String what) {
        return field.equals("ext") && what.equals("an object") || field.equals("fp") && what.equals("@class");
    }
}
