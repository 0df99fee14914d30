package dev.madang.signaling;

import static org.assertj.core.api.Assertions.assertThat;

import dev.madang.lab.LiveServer;
import dev.madang.lab.OnEveryTransport;
import dev.madang.lab.TestParticipant;
import dev.madang.lab.TestRoom;
import dev.madang.lab.TestServer;
import dev.madang.lab.TestUser;
import dev.madang.lab.TransportKind;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.RepeatedTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

@LiveServer
class JoinIntegrationTests {

    private final TestServer server;

    JoinIntegrationTests(@LocalServerPort int port) {
        server = TestServer.at(port);
    }

    @OnEveryTransport
    void tellsNewcomerWhoIsThereAndTheOthersWhoCame(TransportKind transport) {
        TestUser host = server.register("지우");
        TestRoom room = host.createRoom();
        TestParticipant first = host.connect(room, transport);
        JsonNode alone = first.join();
        TestParticipant second = server.register("Bob").connect(room, transport);
        JsonNode joined = second.join(Map.of("ext", Map.of("fp", "opaque")));

        assertThat(alone.path("participants")).isEmpty();
        assertThat(alone.at("/self/role").asString()).isEqualTo("host");
        assertThat(alone.at("/room/code").asString()).isEqualTo(room.code());
        assertThat(joined.at("/self/id").asString()).isEqualTo(second.id());
        assertThat(joined.at("/self/role").asString()).isEqualTo("participant");
        assertThat(joined.at("/self/incarnation").asInt()).isEqualTo(1);
        assertThat(joined.at("/self/ext/fp").asString()).isEqualTo("opaque");
        assertThat(ids(joined)).containsExactly(first.id());
        assertThat(joined.at("/participants/0/displayName").asString()).isEqualTo("지우");
        assertThat(joined.at("/participants/0/connection").asString()).isEqualTo("connected");
        assertThat(joined.at("/limits/signalBytes").asInt()).isEqualTo(65536);

        JsonNode event = first.awaitEvent("participant-joined");
        assertThat(event.at("/participant/id").asString()).isEqualTo(second.id());
        assertThat(event.path("seq").asLong()).isGreaterThan(alone.path("seq").asLong());
        close(first, second);
    }

    @OnEveryTransport
    void repeatedJoinIsAnsweredAgainAndChangesNothing(TransportKind transport) {
        TestUser host = server.register("Host");
        TestRoom room = host.createRoom();
        TestParticipant first = host.join(room, transport);
        TestParticipant second = server.register("Bob").connect(room, transport);
        JsonNode once = second.tryToJoin(Map.of());
        JsonNode again = second.tryToJoin(Map.of());

        assertThat(again.at("/self/incarnation")).isEqualTo(once.at("/self/incarnation"));
        assertThat(again.path("seq")).isEqualTo(once.path("seq"));
        first.awaitEvent("participant-joined");
        assertThat(first.sync().path("seq")).isEqualTo(once.path("seq"));
        close(first, second);
    }

    @OnEveryTransport
    void refusesWithoutThePasscodeAndLetsTryAgain(TransportKind transport) {
        TestRoom room = server.register("Host").createRoom(Map.of("passcode", "열려라-1234"));
        TestParticipant guest = server.register("Bob").connect(room, transport);

        assertThat(refusal(guest.tryToJoin(Map.of()))).isEqualTo("passcode-required");
        assertThat(refusal(guest.tryToJoin(Map.of("passcode", "1234")))).isEqualTo("passcode-wrong");
        assertThat(guest.tryToJoin(Map.of("passcode", "열려라-1234")).path("type").asString())
                .isEqualTo("joined");
        guest.close();
    }

    @OnEveryTransport
    void refusesBadFieldsAndLetsTryAgain(TransportKind transport) {
        TestUser host = server.register("Host");
        TestParticipant guest = host.connect(host.createRoom(), transport);
        List<Map<String, ?>> mistakes = List.of(
                Map.of("displayName", " "),
                Map.of("displayName", "x".repeat(61)),
                Map.of("displayName", "a\nb"),
                Map.of("ext", Map.of("k", "v".repeat(513))),
                Map.of("ext", Map.of("k".repeat(33), "v")),
                Map.of("ext", IntStream.range(0, 9).boxed().collect(Collectors.toMap(i -> "k" + i, i -> "v"))));

        for (Map<String, ?> mistake : mistakes) {
            assertThat(refusal(guest.tryToJoin(mistake))).as("%s", mistake).isEqualTo("validation");
        }
        assertThat(guest.tryToJoin(Map.of()).path("type").asString()).isEqualTo("joined");
        guest.close();
    }

    @RepeatedTest(5)
    void seatsExactlyAsManyAsThereIsRoomForWhenFiftyJoinAtOnce() {
        int capacity = 8;
        TestRoom room = server.register("Host").createRoom(Map.of("capacity", capacity));
        TransportKind[] kinds = TransportKind.values();
        List<TestParticipant> crowd = IntStream.range(0, 50)
                .mapToObj(i -> server.register("P" + i).connect(room, kinds[i % kinds.length]))
                .toList();

        crowd.forEach(participant -> participant.requestJoin(Map.of()));
        List<JsonNode> answers =
                crowd.stream().map(TestParticipant::awaitJoinAnswer).toList();

        assertThat(answers.stream()
                        .filter(answer -> answer.path("type").asString().equals("joined")))
                .hasSize(capacity);
        assertThat(answers.stream()
                        .filter(answer -> answer.path("type").asString().equals("refused"))
                        .map(JoinIntegrationTests::refusal))
                .hasSize(50 - capacity)
                .containsOnly("room-full");
        crowd.forEach(TestParticipant::close);
    }

    @OnEveryTransport
    void seatThatIsGivenUpIsFreeAtOnce(TransportKind transport) {
        TestUser host = server.register("Host");
        TestRoom room = host.createRoom(Map.of("capacity", 2));
        TestParticipant first = host.join(room, transport);
        TestParticipant second = server.register("Bob").join(room, transport);
        TestParticipant third = server.register("Carol").connect(room, transport);

        assertThat(refusal(third.tryToJoin(Map.of()))).isEqualTo("room-full");
        second.command("leave", Map.of());
        first.awaitEvent("participant-left");
        assertThat(ids(third.tryToJoin(Map.of()))).containsExactly(first.id());
        close(first, second, third);
    }

    /** One seat above the capacity, for hosts alone, and no more than one. */
    @OnEveryTransport
    void fullRoomHasAPlaceForItsHost(TransportKind transport) {
        TestUser host = server.register("Host");
        TestRoom room = host.createRoom(Map.of("capacity", 2));
        TestParticipant ann = server.register("Ann").join(room, TransportKind.WEBSOCKET);
        TestParticipant bob = server.register("Bob").join(room, TransportKind.WEBSOCKET);
        TestParticipant carol = server.register("Carol").connect(room, transport);

        assertThat(refusal(carol.tryToJoin(Map.of()))).isEqualTo("room-full");
        TestParticipant back = host.connect(room, transport);
        assertThat(ids(back.tryToJoin(Map.of()))).containsExactly(ann.id(), bob.id());
        assertThat(refusal(carol.tryToJoin(Map.of()))).isEqualTo("room-full");
        TestParticipant second = host.connect(room, transport);
        assertThat(refusal(second.tryToJoin(Map.of()))).isEqualTo("room-full");

        bob.command("leave", Map.of());
        ann.awaitEvent("participant-left");
        assertThat(refusal(carol.tryToJoin(Map.of()))).isEqualTo("room-full");
        assertThat(second.tryToJoin(Map.of()).path("type").asString()).isEqualTo("joined");
        close(ann, carol, back, second);
    }

    private static String refusal(JsonNode answer) {
        assertThat(answer.path("type").asString()).isEqualTo("refused");
        assertThat(answer.path("detail").asString()).isNotBlank();
        return answer.path("code").asString();
    }

    private static Stream<String> ids(JsonNode joined) {
        return joined.path("participants").valueStream().map(each -> each.path("id")
                .asString());
    }

    private static void close(TestParticipant... participants) {
        Stream.of(participants).forEach(TestParticipant::close);
    }
}
