package dev.madang.signaling;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import dev.madang.lab.LiveServer;
import dev.madang.lab.OnEveryTransport;
import dev.madang.lab.Refusal;
import dev.madang.lab.StompFrame;
import dev.madang.lab.StompSession;
import dev.madang.lab.TestParticipant;
import dev.madang.lab.TestRoom;
import dev.madang.lab.TestServer;
import dev.madang.lab.TestUser;
import dev.madang.lab.TransportKind;
import dev.madang.lab.WebSocketTransport;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Frames that no good client sends. The reason must arrive before the close, whatever the transport. */
@LiveServer
class FrameIntegrationTests {

    private final TestServer server;

    FrameIntegrationTests(@LocalServerPort int port) {
        server = TestServer.at(port);
    }

    @OnEveryTransport
    void refusesAnyFrameBeforeConnect(TransportKind transport) {
        TestRoom room = server.register("Host").createRoom();
        List<StompFrame> early = List.of(
                StompFrame.of("SUBSCRIBE", "id", "s", "destination", room.events()),
                StompFrame.of("SEND", "destination", room.command("chat")).withBody("{\"text\":\"x\"}"),
                StompFrame.of("SEND", "destination", room.events()).withBody("{}"),
                StompFrame.of("UNSUBSCRIBE", "id", "s"),
                StompFrame.of("BEGIN", "transaction", "t"),
                StompFrame.of("ACK", "id", "a"));
        Map<StompFrame, StompSession> sessions = new LinkedHashMap<>();
        early.forEach(frame -> sessions.put(frame, StompSession.open(server.uri(), transport)));
        sessions.forEach((frame, session) -> session.send(frame));
        sessions.forEach(
                (frame, session) -> assertRefused("forbidden", frame.command(), session.awaitRefusal(frame.command())));
    }

    @OnEveryTransport
    void refusesAFrameBehindAHeartBeatBeforeConnect(TransportKind transport) {
        TestRoom room = server.register("Host").createRoom();
        TestParticipant victim = room.host().join(room, TransportKind.WEBSOCKET);
        String send = StompFrame.of("SEND", "destination", room.command("chat"))
                .withBody("{\"text\":\"x\"}")
                .encode();
        for (List<String> messages :
                List.of(List.of("\n", send), List.of("\n\n" + send), List.of("\r\n", "\n", send))) {
            StompSession session = StompSession.open(server.uri(), transport);
            messages.forEach(session.transport()::send);
            assertRefused("forbidden", "a heart-beat and SEND", session.awaitRefusal("a heart-beat and SEND"));
        }
        victim.sync();
        assertThat(victim.unreadEvents("chat")).isEmpty();
        victim.close();
    }

    @OnEveryTransport
    void refusesAConnectThatCannotBeAnswered(TransportKind transport) {
        TestUser host = server.register("Host");
        TestRoom room = host.createRoom();
        for (List<String> headers : List.of(
                List.of("accept-version", "9.9"),
                List.of("accept-version", ""),
                List.of("accept-version", "1.0"),
                List.of("heart-beat", "a,b"),
                List.of("heart-beat", "5000,"),
                List.of("heart-beat", "5000,99999999999999999999"))) {
            StompSession session = StompSession.open(server.uri(), transport);
            session.requestConnect(host.token(), room.code(), headers.get(0), headers.get(1));
            assertRefused("malformed", headers.toString(), session.awaitRefusal(headers.toString()));
        }
    }

    @OnEveryTransport
    void refusesSecondConnect(TransportKind transport) {
        TestUser host = server.register("Host");
        TestRoom room = host.createRoom();
        TestParticipant participant = host.join(room, transport);
        participant.session().requestConnect(host.token(), room.code());
        assertRefused("forbidden", "CONNECT twice", participant.awaitRefusal("CONNECT twice"));
    }

    @OnEveryTransport
    void refusesConnectWithoutGoodTokenOrRoom(TransportKind transport) {
        Map<StompSession, String> sessions = new LinkedHashMap<>();
        TestUser host = server.register("Host");
        TestRoom room = host.createRoom();
        for (String token : List.of("", "mdu_wrong", host.id(), host.token() + "x")) {
            sessions.put(connecting(transport, token, room.code()), "token-invalid");
        }
        for (String code : List.of("aaaa-bbbb-ccccc", "*", "../x", "a".repeat(3000))) {
            sessions.put(connecting(transport, host.token(), code), "room-unknown");
        }
        StompSession bare = StompSession.open(server.uri(), transport);
        bare.send(StompFrame.of("CONNECT", "accept-version", "1.2"));
        sessions.put(bare, "token-invalid");
        sessions.forEach((session, code) -> assertRefused(code, "CONNECT", session.awaitRefusal("CONNECT")));
    }

    private StompSession connecting(TransportKind transport, String token, String room) {
        StompSession session = StompSession.open(server.uri(), transport);
        session.requestConnect(token, room);
        return session;
    }

    @OnEveryTransport
    void refusalSpeaksTheLanguageAskedFor(TransportKind transport) {
        StompSession session = StompSession.open(server.uri(), transport);
        session.requestConnect("mdu_wrong", "aaaa-bbbb-ccccc", "locale", "ko");
        assertThat(session.awaitRefusal("a wrong token").body().path("detail").asString())
                .containsPattern("[가-힣]");
    }

    @OnEveryTransport
    void refusesFramesThatCannotBeRead(TransportKind transport) {
        TestUser host = server.register("Host");
        TestRoom room = host.createRoom(Map.of("capacity", 16));
        String send = "SEND\ndestination:" + room.command("chat") + "\n";
        List<String> garbage = List.of(
                "GARBAGE\n\n\0",
                "SEND\nno colon\n\n\0",
                send + "content-length:1\n\n{}\0",
                "SEND\ndestination:\\x\n\n{}\0",
                "MESSAGE\ndestination:" + room.events() + "\n\n{}\0",
                "CONNECTED\nversion:1.2\n\n\0",
                "ERROR\n\n\0");
        Map<String, TestParticipant> attackers = new LinkedHashMap<>();
        garbage.forEach(text -> attackers.put(text, server.register("Mallory").join(room, transport)));
        attackers.forEach((text, attacker) -> attacker.session().transport().send(text));
        attackers.forEach((text, attacker) -> assertRefused("malformed", text, attacker.awaitRefusal(text)));
    }

    @OnEveryTransport
    void nothingBehindARefusalCounts(TransportKind transport) {
        TestRoom room = server.register("Host").createRoom();
        TestParticipant victim = room.host().join(room, TransportKind.WEBSOCKET);
        TestParticipant attacker = server.register("Mallory").join(room, transport);
        attacker.session().transport().send("GARBAGE\n\n\0");
        attacker.command("chat", Map.of("text", "too late"));
        assertRefused("malformed", "garbage", attacker.awaitRefusal("garbage"));
        victim.sync();
        assertThat(victim.unreadEvents("chat")).isEmpty();
        victim.close();
    }

    @OnEveryTransport
    void refusesNulInBody(TransportKind transport) {
        TestUser host = server.register("Host");
        TestRoom room = host.createRoom();
        TestParticipant victim = host.join(room, transport);
        String forged = "{}\0MESSAGE\ndestination:" + room.inbox(victim.id()) + "\nkind:bye\nfrom:x\n\n{}";
        for (String destination : List.of(room.signal(victim.id()), room.command("chat"))) {
            TestParticipant attacker = server.register("Mallory").join(room, transport);
            attacker.session()
                    .send(StompFrame.of("SEND", "destination", destination, "kind", "offer")
                            .withBody(forged));
            assertRefused("malformed", destination, attacker.awaitRefusal(destination));
        }
        victim.sync();
        assertThat(victim.unreadSignals()).isEmpty();
        victim.close();
    }

    @Test
    void refusesInvalidUtf8InBody() {
        TestUser host = server.register("Host");
        TestRoom room = host.createRoom();
        TestParticipant attacker = host.join(room, TransportKind.WEBSOCKET);
        String frame = "SEND\ndestination:" + room.signal(attacker.id()) + "\nkind:offer\n\n\u00ff\u00fe\0";
        ((WebSocketTransport) attacker.session().transport()).sendBytes(frame.getBytes(ISO_8859_1));
        assertRefused("malformed", "invalid UTF-8", attacker.awaitRefusal("invalid UTF-8"));
    }

    @OnEveryTransport
    void refusesFrameOfMoreThan128Kibibytes(TransportKind transport) {
        TestUser host = server.register("Host");
        TestRoom room = host.createRoom();
        TestParticipant attacker = host.join(room, transport);
        attacker.signal(attacker.id(), "offer", "x".repeat(128 * 1024 + 1));
        assertRefused("too-large", "whole frame", attacker.awaitRefusal("whole frame"));

        TestParticipant endless = server.register("Mallory").join(room, transport);
        endless.session().transport().send("SEND\ndestination:" + "x".repeat(200 * 1024));
        assertRefused("too-large", "frame without end", endless.awaitRefusal("frame without end"));
    }

    /** Also one that is not finished, of which a stranger could leave very many behind. */
    @OnEveryTransport
    void refusesFrameOfMoreThanFourKibibytesBeforeConnected(TransportKind transport) {
        TestUser host = server.register("Host");
        String code = host.createRoom().code();
        StompSession fits = StompSession.open(server.uri(), transport);
        fits.transport().send(connect(host, code, 4 * 1024) + '\0');
        fits.awaitConnected();
        fits.close();
        for (String tooMuch : List.of(connect(host, code, 4 * 1024 + 1) + '\0', connect(host, code, 8_000))) {
            StompSession session = StompSession.open(server.uri(), transport);
            session.transport().send(tooMuch);
            assertRefused("too-large", "one message", session.awaitRefusal("one message"));
        }
        StompSession inPieces = StompSession.open(server.uri(), transport);
        for (int i = 0; i < 5; i++) {
            inPieces.transport().send((i == 0 ? "CONNECT\nx:" : "") + "y".repeat(1_000));
        }
        assertRefused("too-large", "pieces", inPieces.awaitRefusal("pieces"));
    }

    /** A good one, as long as this with a header that nobody knows. */
    private static String connect(TestUser user, String room, int bytes) {
        String start = "CONNECT\naccept-version:1.2\nAuthorization:Bearer " + user.token() + "\nroom:" + room + "\nx:";
        return start + "y".repeat(bytes - start.length() - 2) + "\n\n";
    }

    @OnEveryTransport
    void heartBeatsOfFiveSecondsAreAgreedOn(TransportKind transport) {
        TestUser host = server.register("Host");
        StompSession session = StompSession.open(server.uri(), transport);
        StompFrame connected = session.connect(host.token(), host.createRoom().code(), "heart-beat", "5000,5000");
        assertThat(connected.header("heart-beat")).isEqualTo("5000,5000");
        assertThat(connected.header("version")).isEqualTo("1.2");
        session.close();
    }

    /** Also who wants none: only by writing do we learn that nobody reads any more. */
    @OnEveryTransport
    void whoHearsNothingElseHearsHeartBeats(TransportKind transport) throws InterruptedException {
        TestUser host = server.register("Host");
        StompSession session = StompSession.open(server.uri(), transport);
        session.connect(host.token(), host.createRoom().code(), "heart-beat", "0,0");
        assertThat(session.transport().messages().poll(StompSession.PATIENCE.toSeconds(), TimeUnit.SECONDS))
                .isEqualTo("\n");
        session.close();
    }

    private static void assertRefused(String code, String what, Refusal refusal) {
        assertThat(refusal.code()).as(what).isEqualTo(code);
        assertThat(refusal.retry()).as(what).isEqualTo("never");
        assertThat(refusal.body().path("code").asString()).as(what).isEqualTo(code);
        assertThat(refusal.body().path("retry").asString()).as(what).isEqualTo("never");
        assertThat(refusal.body().path("detail").asString())
                .as(what)
                .isNotBlank()
                .doesNotContain("Exception");
    }
}
