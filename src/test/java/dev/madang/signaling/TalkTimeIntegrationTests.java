package dev.madang.signaling;

import static dev.madang.ProtocolSamples.fields;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.madang.ProtocolSamples;
import dev.madang.lab.LiveServer;
import dev.madang.lab.TestParticipant;
import dev.madang.lab.TestRoom;
import dev.madang.lab.TestServer;
import dev.madang.lab.TransportKind;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@LiveServer
class TalkTimeIntegrationTests {

    private final TestServer server;
    private final TestRoom room;
    private final TestParticipant host;

    TalkTimeIntegrationTests(@LocalServerPort int port) {
        server = TestServer.at(port);
        room = server.register("Host").createRoom();
        host = room.host().join(room, TransportKind.WEBSOCKET);
    }

    @Test
    void talkIsBelievedAsFarAsTimeAllowsSurvivesAReloadAndIsStored() {
        TestParticipant ann = server.register("Ann").join(room, TransportKind.WEBSOCKET);
        await().until(() -> talkAfter(ann, 1_000_000) >= 2);
        int told = talkOf("Ann");
        assertThat(told).isLessThan(60);
        assertThat(talkAfter(ann, 0)).isGreaterThanOrEqualTo(told);

        ann.vanish();
        TestParticipant back = ann.reconnect(TransportKind.WEBSOCKET);
        int known = back.join().at("/meeting/talkSeconds").asInt();
        assertThat(known).isGreaterThanOrEqualTo(told);
        back.command("leave", Map.of());
        back.session().awaitClosed();
        await().untilAsserted(() -> {
            JsonNode membership = membershipOf("Ann");
            assertThat(membership.path("leftReason").asString()).isEqualTo("left");
            assertThat(membership.path("talkSeconds").asInt()).isEqualTo(known);
            assertThat(fields(membership)).isEqualTo(fields(ProtocolSamples.read("membership")));
        });

        TestParticipant again = ann.user().join(room, TransportKind.WEBSOCKET);
        List<String> people = memberships()
                .filter(each -> each.path("displayName").asString().equals("Ann"))
                .map(each -> each.path("person").asString())
                .toList();
        assertThat(people).hasSize(2);
        assertThat(people.get(0))
                .isEqualTo(people.get(1))
                .isNotEqualTo(ann.user().id());
        again.close();
        host.close();
    }

    @Test
    void refusesWhatIsNoTimeAndTellsNobodyElse() {
        for (Object wrong : List.of(-1, "5", 1.5, 3_000_000_000L, true)) {
            host.command("talk", Map.of("seconds", wrong));
            assertThat(host.awaitErrorCode("talk")).as(wrong.toString()).isIn("validation", "malformed");
        }
        host.command("talk", Map.of());
        assertThat(host.awaitErrorCode("talk")).isIn("validation", "malformed");
        host.command("talk", Map.of("seconds", 1, "target", "other"));
        assertThat(host.awaitErrorCode("talk")).isIn("validation", "malformed");
        assertThat(server.call(
                                "GET",
                                "/api/rooms/" + room.code() + "/participants",
                                room.host().token(),
                                null)
                        .body())
                .doesNotContain("talk");
        host.close();
    }

    private int talkAfter(TestParticipant who, int seconds) {
        who.command("talk", Map.of("seconds", seconds));
        who.sync();
        return talkOf(who.user().displayName());
    }

    private int talkOf(String name) {
        return membershipOf(name).path("talkSeconds").asInt();
    }

    private JsonNode membershipOf(String name) {
        return memberships()
                .filter(each -> each.path("displayName").asString().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private Stream<JsonNode> memberships() {
        String body = server.call(
                        "GET",
                        "/api/rooms/" + room.code() + "/memberships",
                        room.host().token(),
                        null)
                .body();
        return JsonMapper.shared().readTree(body).path("memberships").valueStream();
    }
}
