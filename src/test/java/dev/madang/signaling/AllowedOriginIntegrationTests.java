package dev.madang.signaling;

import static org.assertj.core.api.Assertions.assertThat;

import dev.madang.lab.Door;
import dev.madang.lab.LiveServer;
import dev.madang.lab.RawSocket;
import dev.madang.lab.TestServer;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestPropertySource;

/** With two pages of other hosts allowed by configuration. */
@LiveServer
@TestPropertySource(properties = "madang.signaling.allowed-origins=https://app.example.org,http://10.0.0.7:3000")
class AllowedOriginIntegrationTests {

    private final TestServer server;

    AllowedOriginIntegrationTests(@LocalServerPort int port) {
        server = TestServer.at(port);
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "FRAME")
    void whoIsAllowedIsLetInAtEachDoor(Door door) throws IOException {
        for (String origin : List.of("https://app.example.org", "http://10.0.0.7:3000")) {
            RawSocket.Head answer = door.open(server, "Origin: " + origin);
            assertThat(answer.status()).as("%s from %s", door, origin).isEqualTo(door.opened());
            if (door.opened() != 101) {
                assertThat(answer.header("Access-Control-Allow-Origin")).isEqualTo(origin);
            }
        }
        assertThat(door.open(server, "Origin: " + server.uri()).status()).isEqualTo(door.opened());
    }

    @ParameterizedTest
    @EnumSource
    void whoIsNotIsRefusedAtEachDoor(Door door) throws IOException {
        for (String origin : List.of(
                "https://evil.example",
                "null",
                "http://app.example.org",
                "https://app.example.org:8443",
                "https://app.example.org.",
                "https://www.app.example.org",
                "https://app.example.org.evil.example")) {
            RawSocket.Head answer = door.open(server, "Origin: " + origin);
            assertThat(answer.status()).as("%s from %s", door, origin).isIn(403, 404);
            assertThat(answer.header("Access-Control-Allow-Origin")).as(origin).isEmpty();
        }
    }
}
