package dev.madang.signaling;

import static org.assertj.core.api.Assertions.assertThat;

import dev.madang.lab.LiveServer;
import dev.madang.lab.OnEveryTransport;
import dev.madang.lab.StompFrame;
import dev.madang.lab.TestParticipant;
import dev.madang.lab.TestRoom;
import dev.madang.lab.TestServer;
import dev.madang.lab.TransportKind;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Clients that say that they end their session. */
@LiveServer
class FarewellIntegrationTests {

    private final TestServer server;

    FarewellIntegrationTests(@LocalServerPort int port) {
        server = TestServer.at(port);
    }

    /** The broker would forget the session at once, and nobody would look after its connection any more. */
    @OnEveryTransport
    void whoDisconnectsWithAReceiptGetsItAndIsOut(TransportKind transport) {
        TestRoom room = server.register("Host").createRoom();
        TestParticipant host = room.host().join(room, TransportKind.WEBSOCKET);
        TestParticipant ann = server.register("Ann").join(room, transport);
        ann.session().send(StompFrame.of("DISCONNECT", "receipt", "bye-1"));
        for (int i = 0; i < 20; i++) {
            ann.session().send(room.command("chat"), "{\"text\":\"still here\"}");
        }
        assertThat(ann.session()
                        .await("a receipt", frame -> frame.is("RECEIPT"))
                        .header("receipt-id"))
                .isEqualTo("bye-1");
        ann.session().awaitClosed();
        host.sync();
        assertThat(host.unreadEvents("chat")).isEmpty();
    }

    @OnEveryTransport
    void whoUnsubscribesFromNothingIsRefused(TransportKind transport) {
        TestRoom room = server.register("Host").createRoom();
        TestParticipant host = room.host().join(room, transport);
        host.session().send(StompFrame.of("UNSUBSCRIBE", "x", "1"));
        assertThat(host.awaitRefusal().code()).isEqualTo("malformed");
    }
}
