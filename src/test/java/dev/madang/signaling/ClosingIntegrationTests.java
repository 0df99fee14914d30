package dev.madang.signaling;

import static dev.madang.ProtocolSamples.fields;
import static org.assertj.core.api.Assertions.assertThat;

import dev.madang.ProtocolSamples;
import dev.madang.lab.LiveServer;
import dev.madang.lab.TestParticipant;
import dev.madang.lab.TestRoom;
import dev.madang.lab.TestServer;
import dev.madang.lab.TransportKind;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestPropertySource;
import tools.jackson.databind.JsonNode;

/** Meetings that end by themselves, with hours made seconds. */
@LiveServer
@TestPropertySource(
        properties = {
            "madang.membership.abandoned-after=6s",
            "madang.membership.closing-warning=3s",
            "madang.membership.closing-sweep=100ms",
            "madang.room.plan-grace=3s",
            "madang.room.plan-sweep=200ms"
        })
class ClosingIntegrationTests {

    private final TestServer server;

    ClosingIntegrationTests(@LocalServerPort int port) {
        server = TestServer.at(port);
    }

    @Test
    void whoeverIsAloneForLongIsWarnedMayStayAndIsLetGoInTheEnd() {
        TestRoom room = server.register("Host").createRoom();
        TestParticipant host = room.host().join(room, TransportKind.WEBSOCKET);
        assertThat(awaitClosing(host).at("/closing/reason").asString()).isEqualTo("abandoned");
        host.command("stay", Map.of());
        awaitTakenBack(host);

        awaitClosing(host);
        TestParticipant ann = server.register("Ann").connect(room, TransportKind.WEBSOCKET);
        ann.join();
        awaitTakenBack(host);
        ann.command("leave", Map.of());
        ann.session().awaitClosed();

        JsonNode told = awaitClosing(host);
        assertThat(fields(told)).isEqualTo(fields(ProtocolSamples.read("room-closing")));
        assertThat(host.awaitRefusal("being alone").code()).isEqualTo("abandoned");
        assertThat(Instant.now()).isAfter(at(told).minusMillis(300));
        TestParticipant again = room.host().connect(room, TransportKind.WEBSOCKET);
        JsonNode joined = again.join();
        assertThat(joined.at("/room/state").asString()).isEqualTo("open");
        assertThat(joined.path("meeting").has("closing")).isFalse();
        again.close();
        String attendance = server.call(
                        "GET",
                        "/api/rooms/" + room.code() + "/memberships",
                        room.host().token(),
                        null)
                .body();
        assertThat(attendance).contains("\"leftReason\":\"abandoned\"");
    }

    @Test
    void aPlannedRoomWarnsIsGivenMoreTimeByTheHostAndEnds() {
        TestRoom room = server.register("Host").createRoom();
        TestParticipant host = room.host().join(room, TransportKind.WEBSOCKET);
        TestParticipant ann = server.register("Ann").join(room, TransportKind.WEBSOCKET);
        Instant end = Instant.now().truncatedTo(ChronoUnit.SECONDS).plusSeconds(3);
        assertThat(extend(room, room.host().token(), end)).isEqualTo(200);
        JsonNode told = awaitClosing(ann);
        assertThat(told.at("/closing/reason").asString()).isEqualTo("planned");
        assertThat(at(told)).isEqualTo(end.plusSeconds(3));
        TestParticipant late = server.register("Late").connect(room, TransportKind.WEBSOCKET);
        assertThat(late.join().at("/meeting/closing/reason").asString()).isEqualTo("planned");

        ann.command("stay", Map.of());
        assertThat(extend(room, ann.user().token(), end.plusSeconds(60))).isEqualTo(403);
        assertThat(extend(room, room.host().token(), end.plusSeconds(60))).isEqualTo(200);
        awaitTakenBack(ann);
        assertThat(ann.unreadEvents("room-closing")).isEmpty();
        assertThat(extend(
                        room,
                        room.host().token(),
                        Instant.now().truncatedTo(ChronoUnit.SECONDS).plusSeconds(2)))
                .isEqualTo(200);
        JsonNode ended = ann.awaitEvent("room-ended", event -> true, Duration.ofSeconds(20));
        assertThat(ended.path("reason").asString()).isEqualTo("planned");
        for (TestParticipant each : new TestParticipant[] {host, ann, late}) {
            assertThat(each.awaitRefusal("the end").code()).isEqualTo("room-ended");
        }
    }

    private static JsonNode awaitClosing(TestParticipant witness) {
        return witness.awaitEvent("room-closing", event -> event.has("closing"));
    }

    private static void awaitTakenBack(TestParticipant witness) {
        witness.awaitEvent("room-closing", event -> !event.has("closing"));
    }

    private static Instant at(JsonNode told) {
        return Instant.parse(told.at("/closing/at").asString());
    }

    private int extend(TestRoom room, String token, Instant end) {
        return server.call("PATCH", "/api/rooms/" + room.code(), token, Map.of("endsAt", end.toString()))
                .statusCode();
    }
}
