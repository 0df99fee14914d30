package dev.madang.signaling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.madang.lab.LiveServer;
import dev.madang.lab.TestParticipant;
import dev.madang.lab.TestRoom;
import dev.madang.lab.TestServer;
import dev.madang.lab.TransportKind;
import dev.madang.membership.Seat;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

@LiveServer
class FrameBudgetsIntegrationTests {

    private final TestServer server;
    private final SignalingSessions sessions;
    private final FrameBudgets budgets;

    FrameBudgetsIntegrationTests(@LocalServerPort int port, SignalingSessions sessions, FrameBudgets budgets) {
        server = TestServer.at(port);
        this.sessions = sessions;
        this.budgets = budgets;
    }

    @Test
    void aSeatHasOneBudgetAndTakesItAlong() {
        TestRoom room = server.register("Ann").createRoom();
        TestParticipant ann = room.host().join(room, TransportKind.WEBSOCKET);
        Seat seat = sessions.all().stream()
                .map(SignalingSession::seat)
                .filter(one -> one.id().value().equals(ann.id()))
                .findFirst()
                .orElseThrow();
        FrameBudget budget = budgets.of(seat);
        assertThat(budgets.of(seat)).isSameAs(budget);
        ann.command("leave", Map.of());
        await().untilAsserted(() -> assertThat(budgets.of(seat)).isNotSameAs(budget));
        assertThat(budgets.of(seat)).as("kept by nobody").isNotSameAs(budgets.of(seat));
    }
}
