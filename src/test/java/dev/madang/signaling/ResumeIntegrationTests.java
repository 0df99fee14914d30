package dev.madang.signaling;

import static org.assertj.core.api.Assertions.assertThat;

import dev.madang.lab.Figures;
import dev.madang.lab.LiveServer;
import dev.madang.lab.OnEveryTransport;
import dev.madang.lab.StompFrame;
import dev.madang.lab.StompSession;
import dev.madang.lab.TestParticipant;
import dev.madang.lab.TestRoom;
import dev.madang.lab.TestServer;
import dev.madang.lab.TransportKind;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

@LiveServer
class ResumeIntegrationTests {

    private static final int CUTS = 100;

    private final TestServer server;
    private final TestRoom room;
    private final TestParticipant ann;

    ResumeIntegrationTests(@LocalServerPort int port) {
        server = TestServer.at(port);
        room = server.register("Ann").createRoom();
        ann = room.host().join(room, TransportKind.WEBSOCKET);
    }

    @AfterEach
    void close() {
        ann.close();
    }

    @OnEveryTransport
    void replaysWhatTheInboxReceivedMeanwhileBeforeJoined(TransportKind transport) {
        TestParticipant lost = bob(transport);
        ann.signal(lost, "offer", "0");
        lost.awaitSignal();
        lost.vanish();
        for (int i = 1; i <= 20; i++) {
            ann.signal(lost, "candidates", "" + i);
        }
        ann.sync();

        TestParticipant back = lost.reconnect(transport);
        assertThat(back.id()).isEqualTo(lost.id());
        JsonNode joined = back.joinAgain();
        assertThat(joined.path("resumed").asBoolean()).isTrue();
        assertThat(joined.path("resync").asBoolean()).isFalse();
        assertThat(joined.at("/self/incarnation").asInt()).isEqualTo(1);
        for (int i = 1; i <= 20; i++) {
            StompFrame signal = back.awaitSignal();
            assertThat(signal.body()).isEqualTo("" + i);
            assertThat(Long.parseLong(signal.header("n"))).isLessThan(back.nOfJoined());
        }
        back.close();
    }

    @OnEveryTransport
    void noLiveSignalOvertakesTheReplay(TransportKind transport) {
        TestParticipant lost = bob(transport);
        lost.vanish();
        for (int i = 1; i <= 300; i++) {
            ann.signal(lost, "candidates", "" + i);
        }
        TestParticipant back = lost.reconnect(transport);
        back.requestJoin(Map.of("lastN", lost.lastN()));
        for (int i = 301; i <= 600; i++) {
            ann.signal(back, "candidates", "" + i);
        }
        for (int i = 1; i <= 600; i++) {
            assertThat(back.awaitSignal().body()).isEqualTo("" + i);
        }
        back.close();
    }

    @OnEveryTransport
    void theOthersSeeItComeBackAsTheSame(TransportKind transport) {
        TestParticipant lost = bob(transport);
        TestParticipant back = lost.reconnect(transport);
        back.joinAgain();

        JsonNode event = ann.awaitEvent(
                "participant-updated",
                updated -> updated.at("/participant/connection").asString().equals("connected"));
        assertThat(event.at("/participant/id").asString()).isEqualTo(lost.id());
        assertThat(event.at("/participant/incarnation").asInt()).isEqualTo(1);
        assertThat(event.path("resync").asBoolean()).isFalse();
        back.close();
    }

    @OnEveryTransport
    void newestSessionWinsAndTheOlderIsTold(TransportKind transport) {
        TestParticipant older = bob(transport);
        TestParticipant newer = older.reconnect(transport);
        newer.joinAgain();

        assertThat(newer.id()).isEqualTo(older.id());
        assertThat(older.awaitRefusal("a newer session").code()).isEqualTo("replaced");
        ann.signal(newer, "offer", "{}");
        assertThat(newer.awaitSignal().body()).isEqualTo("{}");
        newer.close();
    }

    @OnEveryTransport
    void strangersAndPublicIdsDoNotResume(TransportKind transport) {
        TestParticipant bob = bob(transport);
        TestParticipant stranger = bob.reconnect(server.register("Mallory"), transport);
        assertThat(stranger.id()).isNotEqualTo(bob.id());
        for (String resume : new String[] {bob.id(), "", "mdr_wrong", bob.user().token(), "x".repeat(3000)}) {
            StompSession session = StompSession.open(server.uri(), transport);
            StompFrame connected = session.connect(server.register("Eve").token(), room.code(), "resume", resume);
            assertThat(connected.header("user-name")).isNotEqualTo(bob.id());
            session.close();
        }
        bob.sync();
        assertThat(bob.session().isOpen()).isTrue();
        stranger.close();
        bob.close();
    }

    @OnEveryTransport
    void reloadKeepsTheIdRaisesTheIncarnationAndEmptiesTheInbox(TransportKind transport) {
        TestParticipant before = bob(transport);
        before.vanish();
        ann.signal(before, "offer", "of the old page");
        ann.sync();
        TestParticipant after = before.reconnect(transport);
        JsonNode joined = after.join();

        assertThat(after.id()).isEqualTo(before.id());
        assertThat(joined.at("/self/incarnation").asInt()).isEqualTo(2);
        assertThat(after.unreadSignals()).isEmpty();
        JsonNode event = ann.awaitEvent(
                "participant-updated",
                updated -> updated.at("/participant/incarnation").asInt() == 2);
        assertThat(event.at("/participant/id").asString()).isEqualTo(before.id());
        after.signal(ann, "offer", "{}");
        assertThat(ann.awaitSignal().header("from-incarnation")).isEqualTo("2");
        after.close();
    }

    @OnEveryTransport
    void usedUpResumeTokenGivesNewSeat(TransportKind transport) {
        TestParticipant first = bob(transport);
        TestParticipant second = first.reconnect(transport);
        second.joinAgain();
        assertThat(second.resumeToken()).isNotEqualTo(first.resumeToken());
        TestParticipant third = second.reconnect(transport);
        third.joinAgain();

        TestParticipant late = first.reconnect(transport);
        assertThat(third.id()).isEqualTo(first.id());
        assertThat(late.id()).isNotEqualTo(first.id());
        late.close();
        third.close();
    }

    @OnEveryTransport
    void tellsBothSidesWhenTheInboxCouldNotKeepAll(TransportKind transport) {
        TestParticipant lost = bob(transport);
        lost.vanish();
        for (int i = 0; i < 6; i++) {
            ann.signal(lost, "offer", "x".repeat(60_000));
        }
        ann.sync();
        TestParticipant back = lost.reconnect(transport);
        JsonNode joined = back.joinAgain();

        assertThat(joined.path("resumed").asBoolean()).isTrue();
        assertThat(joined.path("resync").asBoolean()).isTrue();
        ann.awaitEvent("participant-updated", updated -> updated.path("resync").asBoolean());
        back.close();
    }

    @Test
    void aHundredCutsChangeNothing() {
        TransportKind transport = TransportKind.WEBSOCKET;
        ann.command("state", Map.of("hand", true, "camera", false, "screen", true));
        JsonNode before = awaitUpdate(ann, ann).path("participant");
        TestParticipant bob = bob(transport);
        bob.command("state", Map.of("hand", true, "mic", false));
        JsonNode bobBefore = awaitUpdate(ann, bob).path("participant");
        TestParticipant host = ann;
        int same = 0;
        for (int cut = 1; cut <= CUTS; cut++) {
            host.vanish();
            bob.vanish();
            host = host.reconnect(transport);
            bob = bob.reconnect(transport);
            JsonNode hostJoined = host.joinAgain(Map.of("media", before.path("media")));
            JsonNode bobJoined = bob.joinAgain(Map.of("media", bobBefore.path("media")));
            assertThat(hostJoined.path("self")).isEqualTo(before);
            assertThat(bobJoined.path("self")).isEqualTo(bobBefore);
            assertThat(bobJoined.at("/participants/0")).isEqualTo(before);
            assertThat(hostJoined.path("resync").asBoolean()
                            || bobJoined.path("resync").asBoolean())
                    .isFalse();
            host.signal(bob, "candidates", "" + cut);
            assertThat(bob.awaitSignal().body()).isEqualTo("" + cut);
            same++;
        }
        Figures.record("R43", "cuts after which role, hand and media were as before", same, "" + CUTS);
        host.close();
        bob.close();
    }

    private static JsonNode awaitUpdate(TestParticipant witness, TestParticipant of) {
        return witness.awaitEvent(
                "participant-updated",
                updated -> updated.at("/participant/id").asString().equals(of.id()));
    }

    private TestParticipant bob(TransportKind transport) {
        TestParticipant bob = server.register("Bob").join(room, transport);
        ann.awaitEvent("participant-joined");
        return bob;
    }
}
