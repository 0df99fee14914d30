package dev.madang.signaling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.madang.lab.LiveServer;
import dev.madang.lab.TestParticipant;
import dev.madang.lab.TestRoom;
import dev.madang.lab.TestServer;
import dev.madang.lab.TransportKind;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What hosts and moderators do to others, and what nobody else can. */
@LiveServer
class RightsIntegrationTests {

    private final TestServer server;
    private final JdbcClient database;
    private final TransactionTemplate transaction;
    private final TestRoom room;
    private final TestParticipant host;
    private final TestParticipant ann;
    private final TestParticipant bob;
    private final List<TestParticipant> opened = new ArrayList<>();

    RightsIntegrationTests(@LocalServerPort int port, JdbcClient database, TransactionTemplate transaction) {
        server = TestServer.at(port);
        this.database = database;
        this.transaction = transaction;
        room = server.register("Host").createRoom();
        host = opened(room.host().join(room, TransportKind.WEBSOCKET));
        ann = join("Ann");
        bob = join("Bob");
    }

    @AfterEach
    void close() {
        opened.forEach(TestParticipant::close);
    }

    @Test
    void mutesOneAndAllWhoMaySwitchOnAgain() {
        moderate(host, "mute", ann);
        JsonNode told = ann.awaitInbox("moderated");
        assertThat(told.path("action").asString()).isEqualTo("mute");
        assertThat(told.path("right").asString()).isEqualTo("mic");
        assertThat(told.path("by").asString()).isEqualTo(host.id());
        assertThat(told.path("displayName").asString()).isEqualTo("Host");
        assertThat(awaitUpdate(bob, ann).at("/participant/media/mic").asBoolean())
                .isFalse();
        ann.command("state", Map.of("mic", true));
        assertThat(awaitUpdate(bob, ann).at("/participant/media/mic").asBoolean())
                .isTrue();

        moderate(host, "mute", null);
        for (TestParticipant each : List.of(ann, bob)) {
            assertThat(each.awaitInbox("moderated").path("action").asString()).isEqualTo("mute");
            assertThat(self(host, each).at("/media/mic").asBoolean()).isFalse();
        }
        host.sync();
        assertThat(self(ann, host).at("/media/mic").asBoolean()).isTrue();
    }

    @Test
    void asksAndLowersHands() {
        moderate(host, Map.of("action", "ask", "target", ann.id(), "right", "camera"));
        assertThat(ann.awaitInbox("moderated").path("right").asString()).isEqualTo("camera");
        for (TestParticipant each : List.of(ann, bob)) {
            each.command("state", Map.of("hand", true));
            assertThat(awaitUpdate(host, each).at("/participant/hand").asBoolean())
                    .isTrue();
        }
        moderate(host, "lower-hand", ann);
        await().untilAsserted(() ->
                assertThat(self(host, ann).path("hand").asBoolean()).isFalse());
        assertThat(self(host, bob).path("hand").asBoolean()).isTrue();
        moderate(host, "lower-hand", null);
        await().untilAsserted(() ->
                assertThat(self(host, bob).path("hand").asBoolean()).isFalse());
    }

    /** By a state, a resume, a reload, another tab, and by leaving and coming back. */
    @Test
    void whatIsDeniedStaysOffInEveryWay() {
        for (String right : List.of("mic", "camera", "screen", "chat")) {
            moderate(host, Map.of("action", "deny", "target", ann.id(), "right", right));
            JsonNode told = ann.awaitInbox("moderated");
            assertThat(List.of(
                            told.path("action").asString(), told.path("right").asString()))
                    .containsExactly("deny", right);
        }
        assertIsDenied(self(bob, ann));
        ann.command("state", Map.of("mic", true, "camera", true, "screen", true, "hand", true));
        assertThat(ann.awaitErrorCode("state")).isEqualTo("forbidden");
        assertIsDenied(self(bob, ann));
        assertThat(self(bob, ann).path("hand").asBoolean()).isTrue();
        ann.command("chat", Map.of("text", "no", "ref", "c1"));
        assertThat(ann.awaitErrorCode("c1")).isEqualTo("forbidden");

        ann.vanish();
        TestParticipant resumed = opened(ann.reconnect(TransportKind.WEBSOCKET));
        assertIsDenied(resumed.joinAgain().path("self"));
        TestParticipant reloaded = opened(resumed.reconnect(TransportKind.WEBSOCKET));
        assertIsDenied(reloaded.join().path("self"));
        TestParticipant tab = opened(ann.user().connect(room, TransportKind.WEBSOCKET));
        assertIsDenied(tab.join().path("self"));
        tab.command("leave", Map.of());
        reloaded.command("leave", Map.of());
        reloaded.awaitRefusal("leave");
        TestParticipant back = opened(ann.user().connect(room, TransportKind.WEBSOCKET));
        assertIsDenied(back.join().path("self"));
        bob.sync();
        assertThat(bob.unreadEvents("chat")).isEmpty();

        moderate(host, Map.of("action", "allow", "target", back.id(), "right", "mic"));
        back.awaitInbox("moderated");
        assertThat(self(bob, back).at("/rights/mic").asBoolean()).isTrue();
        assertThat(self(bob, back).at("/media/mic").asBoolean())
                .as("nobody switches it on for them")
                .isFalse();
        back.command("state", Map.of("mic", true));
        await().untilAsserted(() ->
                assertThat(self(bob, back).at("/media/mic").asBoolean()).isTrue());
    }

    @Test
    void whatEverybodyMayIsOfTheRoomAndOfWhoComesLater() {
        moderate(host, Map.of("action", "allow", "target", bob.id(), "right", "mic"));
        moderate(host, Map.of("action", "deny", "right", "mic"));
        assertThat(bob.awaitEvent("room-updated").at("/room/rights/mic").asBoolean())
                .isFalse();
        ann.awaitInbox("moderated", told -> told.path("action").asString().equals("deny"));
        assertThat(self(bob, ann).at("/media/mic").asBoolean()).isFalse();
        assertThat(self(ann, bob).at("/rights/mic").asBoolean())
                .as("what was said of one before no longer counts")
                .isFalse();
        assertThat(self(bob, host).at("/rights/mic").asBoolean()).isTrue();
        TestParticipant late = opened(server.register("Late").connect(room, TransportKind.WEBSOCKET));
        assertThat(late.join().at("/self/media/mic").asBoolean()).isFalse();

        moderate(host, Map.of("action", "allow", "target", ann.id(), "right", "mic"));
        ann.awaitInbox("moderated", told -> told.path("action").asString().equals("allow"));
        assertThat(self(bob, ann).at("/rights/mic").asBoolean()).isTrue();
        assertThat(self(ann, bob).at("/rights/mic").asBoolean()).isFalse();
        assertThat(get("", room.host().token()).at("/rights/mic").asBoolean()).isFalse();
    }

    /** All of it asks the database, on one thread of many. */
    @Test
    void whatIsSaidQuicklyIsDoneInTheSameOrder() {
        List<String> wanted = Collections.nCopies(18, List.of("locked", "knock", "open")).stream()
                .flatMap(List::stream)
                .toList();
        wanted.forEach(entry -> moderate(host, Map.of("action", "entry", "entry", entry)));
        assertThat(wanted.stream()
                        .map(any ->
                                ann.awaitEvent("room-updated").at("/room/entry").asString())
                        .toList())
                .isEqualTo(wanted);
        assertThat(get("", room.host().token()).path("entry").asString()).isEqualTo("open");

        moderate(host, Map.of("action", "deny", "right", "mic"));
        moderate(host, Map.of("action", "allow", "target", ann.id(), "right", "mic"));
        for (String action : List.of("deny", "allow")) {
            assertThat(ann.awaitInbox("moderated").path("action").asString()).isEqualTo(action);
        }
        assertThat(self(bob, ann).at("/rights/mic").asBoolean()).isTrue();
    }

    @Test
    void appointedModeratorsStayBesideAHostAndComeBackAsSuch() {
        moderate(host, "promote", ann);
        assertThat(ann.awaitInbox("moderated").path("action").asString()).isEqualTo("promote");
        assertThat(self(bob, ann).path("role").asString()).isEqualTo("moderator");
        assertThat(self(bob, ann).path("standsIn").asBoolean()).isFalse();

        moderate(ann, "mute", bob);
        bob.awaitInbox("moderated");
        for (String action : List.of("mute", "remove", "promote", "demote")) {
            moderate(ann, action, host);
            assertThat(ann.awaitErrorCode(host.id())).isEqualTo("forbidden");
        }
        moderate(ann, "promote", bob);
        assertThat(ann.awaitErrorCode(bob.id())).isEqualTo("forbidden");
        moderate(host, Map.of("action", "deny", "target", ann.id(), "right", "mic"));
        assertThat(host.awaitErrorCode(ann.id()))
                .as("a moderator is demoted first")
                .isEqualTo("forbidden");

        ann.command("leave", Map.of());
        ann.awaitRefusal("leave");
        TestParticipant back = join(ann);
        assertThat(self(bob, back).path("role").asString()).isEqualTo("moderator");
        host.command("leave", Map.of());
        host.awaitRefusal("leave");
        assertThat(self(back, bob).path("role").asString())
                .as("nobody stands in beside a moderator")
                .isEqualTo("participant");
        TestParticipant owner = join(host);
        assertThat(self(bob, back).path("role").asString()).isEqualTo("moderator");
        moderate(back, "remove", bob);
        assertThat(bob.awaitRefusal("the moderator's word").code()).isEqualTo("removed");
        TestParticipant again = opened(bob.user().connect(room, TransportKind.WEBSOCKET));
        assertThat(again.tryToJoin(Map.of()).path("code").asString())
                .as("though a host is there")
                .isEqualTo("removed");
        moderate(owner, "demote", back);
        back.awaitInbox("moderated", told -> told.path("action").asString().equals("demote"));
        moderate(back, "mute", null);
        assertThat(back.awaitErrorCode("moderate")).isEqualTo("forbidden");
    }

    @Test
    void twoModeratorsAtOnceLeaveOneTruth() {
        moderate(host, "promote", ann);
        ann.awaitInbox("moderated");
        for (int round = 0; round < 20; round++) {
            moderate(host, Map.of("action", round % 2 == 0 ? "deny" : "allow", "target", bob.id(), "right", "mic"));
            moderate(ann, Map.of("action", round % 2 == 0 ? "allow" : "deny", "target", bob.id(), "right", "mic"));
        }
        JsonNode last = bob.awaitInbox("moderated");
        for (int told = 1; told < 40; told++) {
            last = bob.awaitInbox("moderated");
        }
        assertThat(self(ann, bob).at("/rights/mic").asBoolean())
                .as("the last word is the truth")
                .isEqualTo(last.path("action").asString().equals("allow"));
    }

    @Test
    void whoStandsInChangesNothingThatStays() {
        moderate(host, Map.of("action", "deny", "target", ann.id(), "right", "mic"));
        ann.awaitInbox("moderated");
        host.command("leave", Map.of());
        host.awaitRefusal("leave");
        await().untilAsserted(
                        () -> assertThat(self(ann, bob).path("role").asString()).isEqualTo("moderator"));
        assertThat(self(bob, ann).path("role").asString())
                .as("from whom something was taken")
                .isEqualTo("participant");
        assertThat(self(ann, bob).path("standsIn").asBoolean()).isTrue();
        moderate(bob, "mute", ann);
        ann.awaitInbox("moderated");
        for (Map<String, ?> lasting :
                List.of(Map.of("action", "entry", "entry", "locked"), Map.of("action", "deny", "right", "chat"))) {
            moderate(bob, lasting);
            assertThat(bob.awaitErrorCode("moderate")).isEqualTo("forbidden");
        }
        moderate(bob, "promote", ann);
        assertThat(bob.awaitErrorCode(ann.id())).isEqualTo("forbidden");
        assertThat(get("", room.host().token()).path("entry").asString()).isEqualTo("open");
    }

    @Test
    void whatWhoStandsInSaidOfOneEndsWhenAHostIsBack() {
        moderate(host, Map.of("action", "deny", "right", "chat"));
        moderate(host, Map.of("action", "deny", "target", bob.id(), "right", "mic"));
        bob.awaitInbox("moderated", told -> told.path("right").asString().equals("mic"));
        host.command("leave", Map.of());
        host.awaitRefusal("leave");
        await().untilAsserted(() ->
                assertThat(self(bob, ann).path("standsIn").asBoolean()).isTrue());
        moderate(ann, Map.of("action", "allow", "target", bob.id(), "right", "chat"));
        moderate(ann, Map.of("action", "allow", "target", bob.id(), "right", "mic"));
        moderate(ann, Map.of("action", "deny", "target", bob.id(), "right", "camera"));
        bob.awaitInbox("moderated", told -> told.path("right").asString().equals("camera"));
        assertThat(rights(self(ann, bob))).isEqualTo("true false true true");

        TestParticipant back = join(host);
        assertThat(rights(self(back, bob))).as("as the host left it").isEqualTo("false true true false");
        bob.command("chat", Map.of("text", "no", "ref", "c1"));
        assertThat(bob.awaitErrorCode("c1")).isEqualTo("forbidden");
    }

    private static String rights(JsonNode participant) {
        return Stream.of("mic", "camera", "screen", "chat")
                .map(right ->
                        String.valueOf(participant.path("rights").path(right).asBoolean()))
                .collect(Collectors.joining(" "));
    }

    /** Each action: who may not, a target elsewhere, oneself, what is missing, what is too much. */
    @Test
    void nobodyElseCanDoAnyOfIt() {
        TestRoom elsewhere = server.register("Other").createRoom();
        TestParticipant stranger = opened(elsewhere.host().join(elsewhere, TransportKind.WEBSOCKET));
        Map<String, Map<String, ?>> actions = new LinkedHashMap<>();
        actions.put("mute", Map.of());
        actions.put("ask", Map.of("right", "mic"));
        actions.put("allow", Map.of("right", "chat"));
        actions.put("deny", Map.of("right", "chat"));
        actions.put("lower-hand", Map.of());
        actions.put("remove", Map.of());
        actions.put("promote", Map.of());
        actions.put("demote", Map.of());
        actions.put("admit", Map.of());
        actions.put("refuse", Map.of());
        actions.put("write", Map.of("text", "x"));
        actions.forEach((action, more) -> {
            for (TestParticipant target : List.of(host, bob)) {
                moderate(ann, with(action, target.id(), more));
                assertThat(ann.awaitErrorCode(target.id())).as(action).isEqualTo("forbidden");
            }
            for (String unknown : List.of(stranger.id(), "0000000000000000")) {
                moderate(host, with(action, unknown, more));
                assertThat(host.awaitErrorCode(unknown)).as(action).isEqualTo("participant-unreachable");
            }
            moderate(host, with(action, host.id(), more));
            assertThat(host.awaitErrorCode(host.id())).as(action).isIn("forbidden", "participant-unreachable");
            var tooMuch = new LinkedHashMap<String, Object>(with(action, bob.id(), more));
            tooMuch.put("entry", "locked");
            moderate(host, tooMuch);
            assertThat(host.awaitErrorCode("moderate")).as(action).isEqualTo("validation");
        });
        for (String wrong : List.of(
                "{\"action\":\"entry\",\"entry\":\"ajar\"}",
                "{\"action\":\"entry\"}",
                "{\"action\":\"deny\",\"target\":\"" + bob.id() + "\"}",
                "{\"action\":\"deny\",\"right\":\"hand\"}",
                "{\"action\":\"ask\",\"right\":\"mic\"}",
                "{\"action\":\"ask\",\"right\":\"chat\",\"target\":\"" + bob.id() + "\"}",
                "{\"action\":\"remove\"}",
                "{\"action\":\"promote\"}",
                "{\"action\":\"mute\",\"whole\":true}",
                "{\"action\":\"mute\",\"from\":\"" + bob.id() + "\"}",
                "{\"action\":\"write\",\"target\":\"" + bob.id() + "\",\"text\":\"" + "x".repeat(201) + "\"}",
                "{\"action\":\"write\",\"target\":\"" + bob.id() + "\",\"text\":\"a\\nb\"}",
                "{\"action\":\"burn\"}")) {
            host.session().send(room.command("moderate"), wrong);
            assertThat(host.awaitErrorCode("moderate")).as(wrong).isIn("validation", "malformed");
        }
        bob.sync();
        assertThat(bob.unreadEvents("participant-updated")).isEmpty();
        assertThat(bob.unreadEvents("participant-left")).isEmpty();
        assertThat(get("/actions", room.host().token()).path("actions")).isEmpty();
    }

    @Test
    void tooOftenIsTooFast() {
        for (int i = 0; i < 70; i++) {
            moderate(ann, "mute", bob);
        }
        ann.awaitInbox("error", error -> error.path("code").asString().equals("too-fast"));
        assertThat(ann.session().isOpen()).isTrue();
    }

    /** Somebody holds the row of the room, and each of these waits for it: more than there are threads to let people in. */
    @Test
    void whatWaitsForTheDatabaseKeepsNobodyOut() {
        assertThat(patch(Map.of("capacity", 16))).isEqualTo(200);
        List<TestParticipant> moderators =
                Stream.generate(() -> join(host)).limit(9).toList();
        transaction.executeWithoutResult(status -> {
            database.sql("select code from rooms where code = ? for update")
                    .param(room.code())
                    .query()
                    .singleValue();
            moderators.forEach(one -> moderate(one, Map.of("action", "entry", "entry", "knock")));
            TestRoom elsewhere = server.register("Other").createRoom();
            opened(elsewhere.host().join(elsewhere, TransportKind.WEBSOCKET));
            moderators.forEach(TestParticipant::sync);
            assertThat(moderators).as("still waiting").allSatisfy(one -> assertThat(
                            one.session().unread())
                    .noneMatch(frame -> frame.body().contains("\"busy\"")));
        });
    }

    @Test
    void whatWasDoneIsWrittenDownForHostsAlone() {
        moderate(host, "mute", null);
        moderate(host, Map.of("action", "deny", "target", ann.id(), "right", "camera"));
        moderate(host, "promote", ann);
        ann.awaitInbox("moderated", told -> told.path("action").asString().equals("promote"));
        moderate(ann, Map.of("action", "entry", "entry", "locked"));
        bob.awaitEvent("room-updated");
        assertThat(patch(Map.of("passcode", "abcd"))).isEqualTo(200);
        moderate(ann, "remove", bob);
        bob.awaitRefusal("the moderator's word");
        await().untilAsserted(() -> assertThat(lines(get("/actions", room.host().token())))
                .containsExactly(
                        "remove  Ann Bob",
                        "passcode on Host ",
                        "entry locked Ann ",
                        "promote  Host Ann",
                        "deny camera Host Ann",
                        "mute  Host "));
        assertThat(lines(get("/actions?page=1&size=4", room.host().token())))
                .containsExactly("deny camera Host Ann", "mute  Host ");
        assertThat(status("/actions", ann.user().token())).isEqualTo(403);
        assertThat(status("/actions", null)).isEqualTo(401);
        assertThat(status("/actions?size=201", room.host().token())).isEqualTo(400);

        assertThat(server.call("DELETE", "/api/users/me", bob.user().token(), null)
                        .statusCode())
                .isEqualTo(204);
        JsonNode actions = get("/actions", room.host().token()).path("actions");
        assertThat(actions.at("/0/action").asString()).isEqualTo("remove");
        assertThat(actions.at("/0/by").asString()).isEqualTo("Ann");
        assertThat(actions.at("/0/target").asString("everybody"))
                .as("somebody whose account is erased")
                .isEmpty();
        assertThat(actions.at("/5/action").asString()).isEqualTo("mute");
        assertThat(actions.get(5).has("target")).as("everybody").isFalse();
    }

    @Test
    void aHostWhoIsNotInTheRoomIsNamedLikeItsAccount() {
        host.command("leave", Map.of());
        host.awaitRefusal("leave");
        assertThat(patch(Map.of("entry", "locked"))).isEqualTo(200);
        await().untilAsserted(() ->
                assertThat(lines(get("/actions", room.host().token()))).containsExactly("entry locked Host "));
    }

    private static void assertIsDenied(JsonNode participant) {
        for (String right : List.of("mic", "camera", "screen")) {
            assertThat(participant.path("rights").path(right).asBoolean())
                    .as(right)
                    .isFalse();
            assertThat(participant.path("media").path(right).asBoolean())
                    .as(right)
                    .isFalse();
        }
        assertThat(participant.at("/rights/chat").asBoolean()).isFalse();
    }

    private static Map<String, Object> with(String action, String target, Map<String, ?> more) {
        var body = new LinkedHashMap<String, Object>(more);
        body.put("action", action);
        body.put("target", target);
        return body;
    }

    private static void moderate(TestParticipant by, String action, @Nullable TestParticipant target) {
        moderate(by, target == null ? Map.of("action", action) : with(action, target.id(), Map.of()));
    }

    private static void moderate(TestParticipant by, Map<String, ?> body) {
        by.command("moderate", body);
    }

    private TestParticipant join(String name) {
        return opened(server.register(name).join(room, TransportKind.WEBSOCKET));
    }

    private TestParticipant join(TestParticipant again) {
        return opened(again.user().join(room, TransportKind.WEBSOCKET));
    }

    private TestParticipant opened(TestParticipant participant) {
        opened.add(participant);
        return participant;
    }

    private static JsonNode awaitUpdate(TestParticipant witness, TestParticipant of) {
        return witness.awaitEvent(
                "participant-updated",
                event -> event.at("/participant/id").asString().equals(of.id()));
    }

    /** As everybody in the room may ask for it, after what the witness has sent. */
    private JsonNode self(TestParticipant witness, TestParticipant of) {
        return get("/participants", witness.user().token())
                .path("participants")
                .valueStream()
                .filter(participant -> participant.path("id").asString().equals(of.id()))
                .findFirst()
                .orElseThrow();
    }

    private static List<String> lines(JsonNode answer) {
        return answer.path("actions")
                .valueStream()
                .map(action -> String.join(
                        " ",
                        action.path("action").asString(),
                        action.path("detail").asString(""),
                        action.path("by").asString(""),
                        action.path("target").asString("")))
                .toList();
    }

    private int patch(Map<String, ?> change) {
        return server.call("PATCH", path(""), room.host().token(), change).statusCode();
    }

    private int status(String path, @Nullable String token) {
        return server.call("GET", path(path), token, null).statusCode();
    }

    private JsonNode get(String path, String token) {
        return JsonMapper.shared()
                .readTree(server.call("GET", path(path), token, null).body());
    }

    private String path(String more) {
        return "/api/rooms/" + room.code() + more;
    }
}
