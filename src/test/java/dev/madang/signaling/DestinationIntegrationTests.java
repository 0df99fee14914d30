package dev.madang.signaling;

import static org.assertj.core.api.Assertions.assertThat;

import dev.madang.lab.LiveServer;
import dev.madang.lab.OnEveryTransport;
import dev.madang.lab.Refusal;
import dev.madang.lab.StompFrame;
import dev.madang.lab.TestParticipant;
import dev.madang.lab.TestRoom;
import dev.madang.lab.TestServer;
import dev.madang.lab.TestUser;
import dev.madang.lab.TransportKind;
import java.util.List;
import java.util.Locale;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What an attacker may try with destinations; each attempt costs the session, and nobody else notices. */
@LiveServer
class DestinationIntegrationTests {

    private final TestServer server;

    DestinationIntegrationTests(@LocalServerPort int port) {
        server = TestServer.at(port);
    }

    @OnEveryTransport
    void refusesEverySubscriptionThatIsNotOnesOwn(TransportKind transport) {
        TestUser host = server.register("Host");
        TestRoom room = host.createRoom();
        TestRoom other = host.createRoom();
        TestParticipant victim = host.join(room, transport);
        String own = room.events();
        String inbox = room.inbox(victim.id());
        List<String> wanted = List.of(
                inbox,
                other.events(),
                other.inbox(victim.id()),
                "/topic/**",
                "/topic/*",
                "/topic/#",
                "/topic/room.*",
                "/topic/room.#",
                "/topic/room.{x}",
                "/topic/room.%2a",
                own + ".**",
                own + ".participant.*",
                own + ".participant.{id}",
                own + ".participant." + "?".repeat(victim.id().length()),
                own + ".participant.%2a",
                own + ".participant." + "a".repeat(5000),
                own + ".",
                own + "/",
                "/" + own,
                own.toUpperCase(Locale.ROOT),
                inbox + ".x",
                inbox + " ",
                "/queue/errors",
                "/user/queue/errors",
                "/user/" + victim.id() + "/queue/errors",
                "/app/room." + room.code() + ".join",
                "");
        for (String destination : wanted) {
            TestParticipant attacker = server.register("Mallory").join(room, transport);
            attacker.session().subscribe(destination);
            assertForbidden(destination, attacker.awaitRefusal());
        }
        victim.sync();
        assertThat(victim.unreadSignals()).isEmpty();
        victim.close();
    }

    @OnEveryTransport
    void refusesSubscriptionWithoutDestination(TransportKind transport) {
        TestUser host = server.register("Host");
        TestParticipant attacker = host.join(host.createRoom(), transport);
        attacker.session().send(StompFrame.of("SUBSCRIBE", "id", "x"));
        assertThat(attacker.awaitRefusal().code()).isIn("forbidden", "malformed");
    }

    @OnEveryTransport
    void refusesTheEventsOfTheRoomBeforeJoining(TransportKind transport) {
        TestUser host = server.register("Host");
        TestRoom room = host.createRoom();
        TestParticipant outside = host.connect(room, transport);
        outside.session().subscribe(room.events());
        assertForbidden(room.events(), outside.awaitRefusal());
    }

    @OnEveryTransport
    void refusesEveryDestinationOutsideTheOwnCommands(TransportKind transport) {
        TestUser host = server.register("Host");
        TestRoom room = host.createRoom();
        TestRoom other = host.createRoom();
        TestParticipant victim = host.join(room, transport);
        TestParticipant stranger = host.join(other, transport);
        List<String> wanted = List.of(
                room.events(),
                room.inbox(victim.id()),
                other.events(),
                other.inbox(stranger.id()),
                "/topic/anything",
                "/queue/anything",
                "/user/" + victim.id() + "/queue/x",
                "/user/queue/x",
                other.command("chat"),
                other.command("join"),
                other.signal(stranger.id()),
                "/app/room.*.chat",
                "/app/**",
                "/app/",
                "/app/room." + room.code() + "/chat",
                "/app/room." + room.code(),
                "/apple",
                "");
        for (String destination : wanted) {
            TestParticipant attacker = server.register("Mallory").join(room, transport);
            attacker.session().send(destination, "{\"type\":\"chat\",\"text\":\"forged\"}");
            assertForbidden(destination, attacker.awaitRefusal());
        }
        for (TestParticipant bystander : List.of(victim, stranger)) {
            bystander.sync();
            assertThat(bystander.session().unread())
                    .noneMatch(frame -> frame.body().contains("forged"));
            bystander.close();
        }
    }

    @OnEveryTransport
    void unknownCommandIsAnsweredInTheInbox(TransportKind transport) {
        TestUser host = server.register("Host");
        TestRoom room = host.createRoom();
        TestParticipant participant = host.join(room, transport);
        participant.command("promote", List.of());

        assertThat(participant.awaitErrorCode("promote")).isEqualTo("unknown-command");
        participant.sync();
        participant.close();
    }

    private static void assertForbidden(String destination, Refusal refusal) {
        assertThat(refusal.code()).as(destination).isEqualTo("forbidden");
        assertThat(refusal.retry()).isEqualTo("never");
        assertThat(refusal.body().path("code").asString()).isEqualTo("forbidden");
        assertThat(refusal.body().path("detail").asString()).isNotBlank();
    }
}
