package dev.madang.signaling;

import static dev.madang.ProtocolSamples.fields;
import static org.assertj.core.api.Assertions.assertThat;

import dev.madang.ProtocolSamples;
import dev.madang.lab.LiveServer;
import dev.madang.lab.TestParticipant;
import dev.madang.lab.TestRoom;
import dev.madang.lab.TestServer;
import dev.madang.lab.TransportKind;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

@LiveServer
class PollIntegrationTests {

    private static final Map<String, Object> LUNCH = Map.of("question", " 점심? ", "options", List.of("비빔밥", "냉면", "김밥"));

    private final TestServer server;
    private final TestRoom room;
    private final TestParticipant host;
    private final TestParticipant ann;

    PollIntegrationTests(@LocalServerPort int port) {
        server = TestServer.at(port);
        room = server.register("Host").createRoom();
        host = room.host().join(room, TransportKind.WEBSOCKET);
        ann = server.register("Ann").join(room, TransportKind.WEBSOCKET);
    }

    @AfterEach
    void leave() {
        host.close();
        ann.close();
    }

    @Test
    void everybodySeesTheVotesAsTheyComeAndLatecomersToo() {
        JsonNode asked = ask(host, LUNCH);
        String id = asked.at("/poll/id").asString();
        assertThat(asked.at("/poll/question").asString()).isEqualTo("점심?");
        assertThat(fields(asked)).isEqualTo(fields(ProtocolSamples.read("poll")));
        assertThat(fields(asked.path("poll")))
                .isEqualTo(fields(ProtocolSamples.read("poll").path("poll")));
        vote(ann, id, 1);
        awaitVotes(host, 0, 1, 0);
        vote(ann, id, 2);
        JsonNode changed = awaitVotes(host, 0, 0, 1);
        assertThat(changed.at("/poll/options/2/names/0").asString()).isEqualTo("Ann");
        vote(host, id, 2);
        awaitVotes(ann, 0, 0, 2);

        TestParticipant late = server.register("Late").connect(room, TransportKind.WEBSOCKET);
        JsonNode meeting = late.join().path("meeting");
        assertThat(meeting.at("/polls/0/voters").asInt()).isEqualTo(2);
        assertThat(meeting.path("votes").isEmpty()).isTrue();
        late.close();

        vote(ann, id);
        awaitVotes(host, 0, 0, 1);
        host.command("close-poll", Map.of("poll", id));
        JsonNode closed =
                ann.awaitEvent("poll", event -> !event.at("/poll/open").asBoolean());
        assertThat(closed.at("/poll/voters").asInt()).isEqualTo(1);
        vote(ann, id, 0);
        assertThat(ann.awaitErrorCode("vote")).isEqualTo("poll-unknown");
    }

    @Test
    void aUserHasOneVoteInHoweverManyTabs() {
        String id = ask(host, LUNCH).at("/poll/id").asString();
        vote(ann, id, 0);
        awaitVotes(host, 1, 0, 0);
        TestParticipant tab = ann.user().connect(room, TransportKind.WEBSOCKET);
        assertThat(tab.join().at("/meeting/votes/" + id + "/0").asInt(-1)).isZero();
        vote(tab, id, 1);
        awaitVotes(host, 0, 1, 0);
        tab.command("leave", Map.of());
        tab.session().awaitClosed();
        host.awaitEvent("participant-left");

        ann.vanish();
        TestParticipant back = ann.reconnect(TransportKind.WEBSOCKET);
        assertThat(back.joinAgain().at("/meeting/votes/" + id + "/0").asInt()).isEqualTo(1);
        back.close();
    }

    @Test
    void anAnonymousPollTellsNoNameToAnybody() {
        String id = ask(host, with(LUNCH, Map.of("anonymous", true, "multiple", true)))
                .at("/poll/id")
                .asString();
        vote(ann, id, 0, 2);
        JsonNode told = awaitVotes(host, 1, 0, 1);
        assertThat(told.toString())
                .doesNotContain("Ann", "names", ann.id(), ann.user().id());
        assertThat(told.at("/poll/voters").asInt()).isEqualTo(1);
    }

    @Test
    void onlyWhoModeratesAsksAndCloses() {
        ann.command("poll", LUNCH);
        assertThat(ann.awaitErrorCode("poll")).isEqualTo("forbidden");
        String id = ask(host, LUNCH).at("/poll/id").asString();
        ann.command("close-poll", Map.of("poll", id));
        assertThat(ann.awaitErrorCode("close-poll")).isEqualTo("forbidden");

        host.command("leave", Map.of());
        ann.awaitEvent(
                "participant-updated",
                event -> event.at("/participant/role").asString().equals("moderator"));
        ann.command("close-poll", Map.of("poll", id));
        ann.awaitEvent("poll", event -> !event.at("/poll/open").asBoolean());
        ask(ann, LUNCH);
    }

    @Test
    void refusesWhatIsNoPollAndNoVote() {
        for (Map<String, Object> wrong : List.<Map<String, Object>>of(
                Map.of("question", "?", "options", List.of("one")),
                Map.of("question", "?", "options", Collections.nCopies(11, "x")),
                Map.of("question", "?", "options", List.of("same", " same ")),
                Map.of("question", "?", "options", List.of("a", "x".repeat(81))),
                Map.of("question", "?", "options", List.of("a", "")),
                Map.of("question", "?", "options", List.of("a", "b\nc")),
                Map.of("question", "?", "options", Arrays.asList("a", null)),
                Map.of("question", "x".repeat(201), "options", List.of("a", "b")),
                Map.of("question", " ", "options", List.of("a", "b")),
                Map.of("options", List.of("a", "b")),
                Map.of("question", "?"))) {
            host.command("poll", wrong);
            assertThat(host.awaitErrorCode("poll")).as(wrong.toString()).isEqualTo("validation");
        }
        host.command("poll", with(LUNCH, Map.of("id", "mine")));
        assertThat(host.awaitErrorCode("poll")).isIn("validation", "malformed");

        String id = ask(host, LUNCH).at("/poll/id").asString();
        host.command("poll", LUNCH);
        assertThat(host.awaitErrorCode("poll")).isEqualTo("poll-open");
        for (List<?> choices :
                List.of(List.of(3), List.of(-1), List.of(0, 1), List.of(0, 0), List.of("0"), List.of(0.5))) {
            ann.command("vote", Map.of("poll", id, "choices", choices));
            assertThat(ann.awaitErrorCode("vote")).as(choices.toString()).isIn("validation", "malformed");
        }
        ann.command("vote", Map.of("poll", id, "choices", List.of(0), "as", host.id()));
        assertThat(ann.awaitErrorCode("vote")).isIn("validation", "malformed");
        assertThat(unread(host)).allMatch(poll -> poll.path("voters").asInt() == 0);
    }

    @Test
    void aPollOfAnotherRoomIsUnknownHere() {
        TestRoom elsewhere = server.register("Other").createRoom();
        TestParticipant stranger = elsewhere.host().join(elsewhere, TransportKind.WEBSOCKET);
        String id = ask(stranger, LUNCH).at("/poll/id").asString();
        vote(ann, id, 0);
        assertThat(ann.awaitErrorCode("vote")).isEqualTo("poll-unknown");
        host.command("close-poll", Map.of("poll", id));
        assertThat(host.awaitErrorCode("close-poll")).isEqualTo("poll-unknown");
        stranger.sync();
        assertThat(unread(stranger)).isEmpty();
        stranger.close();
    }

    @Test
    void aFloodOfVotesIsStopped() {
        String id = ask(host, LUNCH).at("/poll/id").asString();
        IntStream.range(0, 60).forEach(i -> vote(ann, id, i % 3));
        assertThat(ann.awaitErrorCode("vote")).isEqualTo("too-fast");
        host.sync();
        assertThat(unread(host).size()).isLessThan(30);
    }

    @Test
    void pollsGoWithTheMeeting() {
        ask(host, LUNCH);
        ann.command("leave", Map.of());
        host.command("leave", Map.of());
        host.session().awaitClosed();
        ann.session().awaitClosed();
        TestParticipant again = room.host().connect(room, TransportKind.WEBSOCKET);
        assertThat(again.join().at("/meeting/polls").isEmpty()).isTrue();
        again.close();
    }

    private JsonNode ask(TestParticipant who, Map<String, Object> poll) {
        who.command("poll", poll);
        return who.awaitEvent(
                "poll",
                event -> event.at("/poll/voters").asInt() == 0
                        && event.at("/poll/open").asBoolean());
    }

    private static void vote(TestParticipant who, String id, int... choices) {
        who.command(
                "vote",
                Map.of("poll", id, "choices", IntStream.of(choices).boxed().toList()));
    }

    private static JsonNode awaitVotes(TestParticipant witness, int... votes) {
        return witness.awaitEvent(
                "poll",
                event -> Arrays.equals(
                        event.at("/poll/options")
                                .valueStream()
                                .mapToInt(option -> option.path("votes").asInt())
                                .toArray(),
                        votes));
    }

    private static List<JsonNode> unread(TestParticipant who) {
        return who.unreadEvents("poll").stream()
                .map(event -> event.path("poll"))
                .toList();
    }

    private static Map<String, Object> with(Map<String, Object> map, Map<String, Object> more) {
        var both = new HashMap<>(map);
        both.putAll(more);
        return both;
    }
}
