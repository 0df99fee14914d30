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
import org.springframework.boot.test.web.server.LocalServerPort;

/** A frame may come in pieces, but not in any number of them: with each one the server reads all of it again. */
@LiveServer
class PieceLimitIntegrationTests {

    private final TestServer server;

    PieceLimitIntegrationTests(@LocalServerPort int port) {
        server = TestServer.at(port);
    }

    @OnEveryTransport
    void refusesAFrameInVeryManyPieces(TransportKind transport) {
        TestUser host = server.register("Host");
        TestRoom room = host.createRoom(Map.of("capacity", 16));
        for (String length : List.of("", "content-length:60000\n")) {
            TestParticipant attacker = server.register("Mallory").join(room, transport);
            attacker.session().transport().send("SEND\ndestination:" + room.command("chat") + "\n" + length + "\n");
            for (int i = 0; i < FrameBody.MAX_PIECES; i++) {
                attacker.session().transport().send("x");
            }
            assertThat(attacker.awaitRefusal("a frame in pieces").code()).isEqualTo("too-large");
        }
    }

    @OnEveryTransport
    void takesAFrameInAsManyPiecesAsItMay(TransportKind transport) {
        TestUser host = server.register("Host");
        TestRoom room = host.createRoom();
        TestParticipant ann = host.join(room, transport);
        for (String length : List.of("", "content-length:" + (11 + FrameBody.MAX_PIECES - 1) + "\n")) {
            ann.session()
                    .transport()
                    .send("SEND\ndestination:" + room.command("chat") + "\n" + length + "\n{\"text\":\"");
            for (int i = 0; i < FrameBody.MAX_PIECES - 1; i++) {
                ann.session().transport().send("x");
            }
            ann.session().transport().send("\"}\0");
            assertThat(ann.awaitEvent("chat").at("/message/text").asString()).hasSize(FrameBody.MAX_PIECES - 1);
        }
        ann.close();
    }
}
