package dev.madang.signaling;

import static org.assertj.core.api.Assertions.assertThat;

import dev.madang.lab.LiveServer;
import dev.madang.lab.OnEveryTransport;
import dev.madang.lab.TestParticipant;
import dev.madang.lab.TestRoom;
import dev.madang.lab.TestServer;
import dev.madang.lab.TestUser;
import dev.madang.lab.TransportKind;
import java.util.Map;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestPropertySource;

@LiveServer
@TestPropertySource(properties = {"madang.signaling.rate.burst=100", "madang.signaling.rate.per-second=5"})
class RateIntegrationTests {

    private final TestServer server;

    RateIntegrationTests(@LocalServerPort int port) {
        server = TestServer.at(port);
    }

    @OnEveryTransport
    void floodCostsTheSessionAndNobodyElseIsDisturbed(TransportKind transport) {
        TestUser host = server.register("Ann");
        TestRoom room = host.createRoom();
        TestParticipant ann = host.join(room, TransportKind.WEBSOCKET);
        TestParticipant bob = server.register("Bob").join(room, TransportKind.WEBSOCKET);
        TestParticipant flood = server.register("Mallory").join(room, transport);
        for (int i = 0; i < 500; i++) {
            flood.signal(ann, "candidates", "{}");
        }

        assertThat(flood.awaitRefusal("the flood").code()).isEqualTo("too-fast");
        bob.signal(ann, "offer", "still here");
        while (!ann.awaitSignal().body().equals("still here")) {
            assertThat(ann.session().isOpen()).isTrue();
        }
        ann.close();
        bob.close();
    }

    @OnEveryTransport
    void burstWithinTheLimitPasses(TransportKind transport) {
        TestUser host = server.register("Ann");
        TestRoom room = host.createRoom();
        TestParticipant ann = host.join(room, transport);
        for (int i = 0; i < 80; i++) {
            ann.command("state", Map.of("hand", i % 2 == 0));
        }
        for (int i = 0; i < 80; i++) {
            ann.awaitEvent("participant-updated");
        }
        ann.close();
    }
}
