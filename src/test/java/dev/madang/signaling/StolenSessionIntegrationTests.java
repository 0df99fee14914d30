package dev.madang.signaling;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.madang.Http;
import dev.madang.lab.HostilePosts;
import dev.madang.lab.LiveServer;
import dev.madang.lab.RawSocket;
import dev.madang.lab.SockJsTransport;
import dev.madang.lab.TestParticipant;
import dev.madang.lab.TestRoom;
import dev.madang.lab.TestServer;
import dev.madang.lab.TestUser;
import dev.madang.lab.TransportKind;
import dev.madang.lab.WebSocketFrames;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.json.JsonMapper;

/**
 * SockJS finds a session by the id in its path alone. An id has 160 random bits, is never logged, and is good only from
 * the address that opened it; a WebSocket takes no second socket from anywhere.
 */
@LiveServer
class StolenSessionIntegrationTests {

    private static final int TIMES = 100;
    private static final String ELSEWHERE = "127.0.0.2";

    private final TestServer server;
    private final Http here;

    StolenSessionIntegrationTests(@LocalServerPort int port) {
        server = TestServer.at(port);
        here = Http.at(port);
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "WEBSOCKET")
    void aKnownIdIsOfNoUseFromAnotherAddress(TransportKind transport) {
        TestUser ann = server.register("Ann");
        TestRoom room = ann.createRoom();
        TestParticipant victim = ann.join(room, transport);
        TestParticipant bob = server.register("Bob").join(room, TransportKind.WEBSOCKET);
        String session = ((SockJsTransport) victim.session().transport()).path();
        String forged = envelope("SEND\ndestination:" + room.command("chat") + "\n\n{\"text\":\"forged\"}\0");
        Http elsewhere = here.from(ELSEWHERE);
        for (int i = 0; i < TIMES; i++) {
            bob.signal(victim, "candidates", "{\"i\":" + i + "}");
            for (String door : List.of("xhr", "xhr_streaming", "xhr_send")) {
                assertThat(post(elsewhere, session + door, forged)).as(door).isEqualTo(404);
            }
        }
        for (int i = 0; i < TIMES; i++) {
            assertThat(victim.awaitSignal().body()).isEqualTo("{\"i\":" + i + "}");
        }
        victim.sync();
        bob.sync();
        assertThat(bob.unreadEvents("chat")).isEmpty();
        victim.close();
        bob.close();
    }

    @Test
    void aGuessedIdIsNobodys() {
        TestUser ann = server.register("Ann");
        TestParticipant victim = ann.join(ann.createRoom(), TransportKind.XHR_STREAMING);
        String session = ((SockJsTransport) victim.session().transport()).path();
        for (int i = 0; i < TIMES; i++) {
            assertThat(post(here, HostilePosts.unknownSession() + "xhr_send", envelope("\n")))
                    .isEqualTo(404);
            assertThat(post(here, session.substring(0, session.length() - 2) + i + "x/xhr_send", envelope("\n")))
                    .isEqualTo(404);
        }
        victim.sync();
        victim.close();
    }

    @Test
    void aSecondSocketDoesNotGetTheSessionOfTheFirst() throws IOException {
        TestUser ann = server.register("Ann");
        TestRoom room = ann.createRoom();
        String session = HostilePosts.unknownSession() + "websocket";
        try (RawSocket victim = RawSocket.to(server)) {
            assertThat(victim.upgrade(session).status()).isEqualTo(101);
            assertThat(victim.readFrame()).isEqualTo("o");
            for (int i = 0; i < TIMES; i++) {
                for (String address : List.of("127.0.0.1", ELSEWHERE)) {
                    try (RawSocket thief = RawSocket.to(server, address)) {
                        assertThat(thief.upgrade(session).status()).isEqualTo(404);
                    }
                }
            }
            String connect = "CONNECT\naccept-version:1.2\nAuthorization:Bearer " + ann.token() + "\nroom:"
                    + room.code() + "\n\n\0";
            victim.write(WebSocketFrames.text(envelope(connect)));
            assertThat(victim.readFrame()).startsWith("a[\"CONNECTED");
        }
    }

    private static int post(Http client, String path, String body) {
        return client.raw(
                        "POST",
                        path,
                        body.getBytes(UTF_8),
                        List.of("Content-Type: text/plain", "Content-Length: " + body.getBytes(UTF_8).length))
                .status();
    }

    private static String envelope(String frame) {
        return JsonMapper.shared().writeValueAsString(List.of(frame));
    }
}
