package dev.madang.signaling;

import static org.assertj.core.api.Assertions.assertThat;

import dev.madang.lab.Door;
import dev.madang.lab.LiveServer;
import dev.madang.lab.RawSocket;
import dev.madang.lab.TestServer;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Pages of other hosts knock at every door, with no origin allowed but our own. */
@LiveServer
class OriginIntegrationTests {

    private static final int MORE_THAN_AN_ADDRESS_MAY_HOLD = 205;

    private final TestServer server;

    OriginIntegrationTests(@LocalServerPort int port) {
        server = TestServer.at(port);
    }

    @ParameterizedTest
    @EnumSource
    void aForeignOriginIsRefusedAtEachDoor(Door door) throws IOException {
        int port = server.uri().getPort();
        List<String> foreign = List.of(
                "https://evil.example",
                "null",
                "http://app.localhost:" + port,
                "http://localhost:" + (port + 1),
                "http://localhost",
                "https://localhost:" + port,
                "http://LOCALHOST:" + port,
                "HTTPS://EVIL.EXAMPLE",
                "http://localhost.:" + port,
                "http://localhost:" + port + ".evil.example",
                "http://evil.example:" + port,
                "http://127.0.0.1:" + port,
                "file://",
                "*");
        for (String origin : foreign) {
            RawSocket.Head answer = door.open(server, "Origin: " + origin);
            assertThat(answer.status()).as("%s from %s", door, origin).isIn(403, 404);
            assertThat(answer.header("Access-Control-Allow-Origin")).as(origin).isEmpty();
        }
    }

    /** A page of another site could shut out everybody at its visitor's address. */
    @ParameterizedTest
    @EnumSource(names = {"WEBSOCKET", "RAW_WEBSOCKET", "XHR", "EVENT_SOURCE"})
    void aForeignPageTakesNoPlaceOfItsVisitors(Door door) throws IOException {
        for (int i = 0; i < MORE_THAN_AN_ADDRESS_MAY_HOLD; i++) {
            assertThat(door.open(server, "Origin: https://evil.example").status())
                    .isIn(403, 404);
        }
        assertThat(door.open(server, "Origin: " + server.uri()).status()).isEqualTo(door.opened());
    }

    @Test
    void aHandshakeThatFailsTakesNoPlace() throws IOException {
        for (int i = 0; i < MORE_THAN_AN_ADDRESS_MAY_HOLD; i++) {
            try (RawSocket socket = RawSocket.to(server)) {
                socket.request(
                        "GET",
                        "/ws/websocket",
                        "Upgrade: websocket",
                        "Connection: Upgrade",
                        "Sec-WebSocket-Version: 7",
                        "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==");
                assertThat(socket.readHead().status()).isIn(400, 426);
            }
        }
        assertThat(Door.RAW_WEBSOCKET.open(server, "Origin: " + server.uri()).status())
                .isEqualTo(Door.RAW_WEBSOCKET.opened());
    }

    @ParameterizedTest
    @ValueSource(strings = {"eventsource", "htmlfile?c=a"})
    void aForeignPageThatHidesItsOriginIsRefused(String transport) throws IOException {
        for (String site : List.of("cross-site", "same-origin")) {
            try (RawSocket socket = RawSocket.to(server)) {
                socket.request(
                        "GET", "/ws/000/" + site + transport.length() + "/" + transport, "Sec-Fetch-Site: " + site);
                assertThat(socket.readHead().status()).isEqualTo(site.equals("cross-site") ? 403 : 200);
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void ourOwnOriginAndNoneAreLetIn(Door door) throws IOException {
        assertThat(door.open(server, "Origin: " + server.uri()).status()).isEqualTo(door.opened());
        assertThat(door.open(server).status()).isIn(door.opened(), 204);
    }

    /** S6: a small message would unfold to a large one. */
    @ParameterizedTest
    @ValueSource(strings = {"/ws/websocket", "/ws/000/{id}/websocket"})
    void noCompressionIsAgreedOn(String path) throws IOException {
        for (String offer :
                List.of("permessage-deflate", "permessage-deflate; client_max_window_bits", "x-webkit-deflate-frame")) {
            try (RawSocket socket = RawSocket.to(server)) {
                RawSocket.Head answer = socket.upgrade(
                        path.replace("{id}", "compressed-" + offer.hashCode()), "Sec-WebSocket-Extensions: " + offer);
                assertThat(answer.status()).isEqualTo(101);
                assertThat(answer.headers()).doesNotContainKey("sec-websocket-extensions");
            }
        }
    }

    @Test
    void aCompressedFrameThatNobodyAgreedOnIsRefused() throws IOException {
        try (RawSocket socket = RawSocket.to(server)) {
            assertThat(socket.upgrade("/ws/websocket").status()).isEqualTo(101);
            socket.write(new byte[] {(byte) 0xC1, (byte) 0x82, 0, 0, 0, 0, 0x03, 0x00});
            assertThat(socket.readFrame()).startsWith("\u0003\u00ea");
        }
    }
}
