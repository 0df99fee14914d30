package dev.madang.signaling;

import static org.assertj.core.api.Assertions.assertThat;

import dev.madang.lab.LiveServer;
import dev.madang.lab.OnEveryTransport;
import dev.madang.lab.TestParticipant;
import dev.madang.lab.TestRoom;
import dev.madang.lab.TestServer;
import dev.madang.lab.TransportKind;
import dev.madang.membership.ParticipantId;
import dev.madang.membership.ParticipantRegistry;
import dev.madang.membership.Seat;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.util.ReflectionTestUtils;
import tools.jackson.databind.JsonNode;

/** Private lines, reactions and raised hands. */
@LiveServer
class TalkIntegrationTests {

    private static final String SECRET = "only for bob: 비밀 <b>";

    private final TestServer server;
    private final PrivateChat privately;
    private final ParticipantRegistry registry;
    private final List<TestParticipant> opened = new ArrayList<>();
    private TestRoom room;
    private TestParticipant ann;
    private TestParticipant bob;
    private TestParticipant carl;

    TalkIntegrationTests(@LocalServerPort int port, PrivateChat privately, ParticipantRegistry registry) {
        server = TestServer.at(port);
        this.registry = registry;
        this.privately = privately;
    }

    @BeforeEach
    void gather() {
        room = server.register("Ann").createRoom();
        ann = opened(room.host().join(room, TransportKind.WEBSOCKET));
        bob = enter("Bob", TransportKind.WEBSOCKET);
        carl = enter("Carl", TransportKind.WEBSOCKET);
    }

    @AfterEach
    void close() {
        opened.forEach(TestParticipant::close);
    }

    @OnEveryTransport
    void privateLineReachesItsTwoPeopleAndNobodyElse(TransportKind transport) {
        TestParticipant dan = enter("Dan", transport);
        say(dan, bob.id(), SECRET, "p1");
        for (TestParticipant reader : List.of(dan, bob)) {
            JsonNode line = reader.awaitInbox("private-chat").path("message");
            assertThat(line.path("text").asString()).isEqualTo(SECRET);
            assertThat(line.path("from").asString()).isEqualTo(dan.id());
            assertThat(line.path("to").asString()).isEqualTo(bob.id());
            assertThat(line.path("toDisplayName").asString()).isEqualTo("Bob");
        }
        assertUnheardOf(carl);
        assertUnheardOf(ann);
        TestParticipant late = enter("Late", transport);
        assertThat(late.joined().toString()).doesNotContain(SECRET);
        assertThat(dan.unreadEvents("chat")).isEmpty();
    }

    @Test
    void privateLineOutlivesResumeAndReloadForBothUntilTheyLeave() {
        say(ann, bob.id(), "first", "p1");
        bob.awaitInbox("private-chat");
        bob.vanish();
        carl.awaitEvent("participant-updated");
        say(ann, bob.id(), "second", "p2");
        ann.sync();

        TestParticipant resumed = opened(bob.reconnect(TransportKind.WEBSOCKET));
        resumed.requestJoin(Map.of("lastN", bob.lastN()));
        assertThat(resumed.awaitInbox("private-chat").at("/message/text").asString())
                .isEqualTo("second");
        resumed.completeJoin();

        TestParticipant reloaded = opened(resumed.reconnect(TransportKind.WEBSOCKET));
        assertThat(texts(reloaded.join())).containsExactly("first", "second");
        TestParticipant sender = opened(ann.reconnect(TransportKind.WEBSOCKET));
        assertThat(texts(sender.join())).containsExactly("first", "second");

        reloaded.command("leave", Map.of());
        carl.awaitEvent("participant-left");
        assertThat(kept()).containsKey(sender.id()).doesNotContainKey(reloaded.id());
    }

    @Test
    void repeatedPrivateLineCountsOnce() {
        say(ann, bob.id(), "once", "p1");
        say(ann, bob.id(), "once", "p1");
        say(ann, bob.id(), "then", "p2");
        for (String text : List.of("once", "then")) {
            assertThat(bob.awaitInbox("private-chat").at("/message/text").asString())
                    .isEqualTo(text);
        }
    }

    @Test
    void privateLineToWhoIsNotHereIsAnsweredAndToldToNobody() {
        TestRoom elsewhere = server.register("Other").createRoom();
        TestParticipant stranger = opened(elsewhere.host().join(elsewhere, TransportKind.WEBSOCKET));
        bob.command("leave", Map.of());
        carl.awaitEvent("participant-left");

        List<String> targets = List.of(stranger.id(), ann.id(), bob.id(), "0000000000000000", "-");
        for (int target = 0; target < targets.size(); target++) {
            say(ann, targets.get(target), SECRET, "t" + target);
            assertThat(ann.awaitErrorCode("t" + target)).as(targets.get(target)).isEqualTo("participant-unreachable");
        }
        stranger.sync();
        carl.sync();
        assertUnheardOf(stranger);
        assertUnheardOf(carl);
        assertThat(kept()).doesNotContainKeys(stranger.id(), bob.id());
    }

    @Test
    void malformedPrivateLinesAreRefused() {
        for (String to :
                List.of("\"\"", "\"*\"", "\"a.b\"", "7", "[\"" + bob.id() + "\"]", "\"" + "a".repeat(41) + "\"")) {
            ann.session().send(room.command("chat"), "{\"text\":\"x\",\"ref\":\"r\",\"to\":" + to + "}");
            assertThat(ann.awaitErrorCode()).as(to).isEqualTo("malformed");
        }
        say(ann, bob.id(), "가".repeat(4001), "long");
        assertThat(ann.awaitErrorCode("long")).isEqualTo("validation");
        ann.command("chat", Map.of("text", "x", "to", bob.id(), "from", carl.id()));
        assertThat(ann.awaitErrorCode()).isEqualTo("malformed");
        bob.sync();
        assertThat(bob.session().unread().toString()).doesNotContain("private-chat");
    }

    @Test
    void floodOfPrivateLinesIsStoppedAndWhatIsKeptIsBounded() {
        String text = "x".repeat(4000);
        for (int line = 0; line < 30; line++) {
            say(ann, bob.id(), text, "f" + line);
        }
        assertThat(ann.awaitErrorCode("f29")).isEqualTo("too-fast");
        TestParticipant reloaded = opened(bob.reconnect(TransportKind.WEBSOCKET));
        assertThat(texts(reloaded.join()).stream().mapToInt(String::length).sum())
                .isPositive()
                .isLessThanOrEqualTo(PrivateChat.KEPT_CHARACTERS);
        // What is said to all is another matter.
        ann.command("chat", Map.of("text", "still here"));
        assertThat(carl.awaitEvent("chat").at("/message/text").asString()).isEqualTo("still here");
    }

    /** Past what anybody may send. */
    @Test
    void privateLinesThatAreShortAreBoundedToo() {
        Seat from = registry.find(new ParticipantId(ann.id())).orElseThrow();
        Seat to = registry.find(new ParticipantId(bob.id())).orElseThrow();
        for (int line = 0; line < 1_000; line++) {
            privately.say(
                    from, to, new ChatMessage("id", "f" + line, from.id(), "Ann", to.id(), "Bob", "x", Instant.EPOCH));
        }
        assertThat(privately.of(to.id())).hasSizeBetween(50, 150);
        assertThat(privately.of(from.id())).hasSizeBetween(50, 150);
    }

    @OnEveryTransport
    void reactionReachesEverybodyWithItsSenderAndIsForgotten(TransportKind transport) {
        TestParticipant dan = enter("Dan", transport);
        long seq = dan.sync().path("seq").asLong();
        dan.command("reaction", Map.of("name", "clap"));
        for (TestParticipant reader : List.of(ann, bob, carl, dan)) {
            JsonNode reaction = reader.awaitEvent("reaction");
            assertThat(reaction.path("from").asString()).isEqualTo(dan.id());
            assertThat(reaction.path("name").asString()).isEqualTo("clap");
            assertThat(reaction.has("seq")).isFalse();
        }
        assertThat(dan.sync().path("seq").asLong()).isEqualTo(seq);
    }

    @Test
    void strangeReactionsAndTooManyAreRefused() {
        for (String body : List.of(
                "{}",
                "{\"name\":null}",
                "{\"name\":\"<img>\"}",
                "{\"name\":0}",
                "{\"name\":\"clap\",\"from\":\"x\"}")) {
            ann.session().send(room.command("reaction"), body);
            assertThat(ann.awaitErrorCode()).as(body).isIn("malformed", "validation");
        }
        for (int reaction = 0; reaction < 20; reaction++) {
            ann.command("reaction", Map.of("name", "heart"));
        }
        assertThat(ann.awaitErrorCode("reaction")).isEqualTo("too-fast");
        ann.sync();
        bob.sync();
        assertThat(bob.unreadEvents("reaction")).hasSizeBetween(1, 19);
    }

    @Test
    void handsKeepTheOrderInWhichTheyWereRaisedForWhoComesLateToo() {
        raise(carl, true);
        raise(ann, true);
        raise(bob, true);
        // Said again, it is no new hand; taken down and up again, it is the last.
        raise(carl, true);
        raise(ann, false);
        raise(ann, true);
        TestParticipant late = enter("Late", TransportKind.WEBSOCKET);

        List<String> order = late.joined()
                .path("participants")
                .valueStream()
                .filter(one -> one.path("hand").asBoolean())
                .sorted((a, b) -> Long.compare(
                        a.path("handOrder").asLong(), b.path("handOrder").asLong()))
                .map(one -> one.path("id").asString())
                .toList();
        assertThat(order).containsExactly(carl.id(), bob.id(), ann.id());
        ann.session().send(room.command("state"), "{\"handOrder\":0}");
        assertThat(ann.awaitErrorCode("state")).isEqualTo("malformed");
    }

    private void raise(TestParticipant who, boolean up) {
        who.command("state", Map.of("hand", up));
        who.sync();
    }

    private static void say(TestParticipant from, String to, String text, String ref) {
        from.command("chat", Map.of("text", text, "ref", ref, "to", to));
    }

    private static List<String> texts(JsonNode joined) {
        return joined.path("privateChat")
                .valueStream()
                .map(line -> line.path("text").asString())
                .toList();
    }

    private static void assertUnheardOf(TestParticipant other) {
        other.sync();
        assertThat(other.session().unread().toString()).doesNotContain(SECRET);
    }

    /** Everything that it remembers, by participant id. */
    private Map<String, ?> kept() {
        Map<?, ?> kept = (Map<?, ?>) Objects.requireNonNull(ReflectionTestUtils.getField(privately, "kept"));
        Map<String, Object> byId = new HashMap<>();
        kept.forEach((id, lines) -> byId.put(id.toString(), lines));
        return byId;
    }

    private TestParticipant enter(String name, TransportKind transport) {
        TestParticipant participant = opened(server.register(name).join(room, transport));
        ann.awaitEvent("participant-joined");
        return participant;
    }

    private TestParticipant opened(TestParticipant participant) {
        opened.add(participant);
        return participant;
    }
}
