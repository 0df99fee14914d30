package dev.madang.signaling;

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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/**
 * What an attacker in the room may try with destinations; each attempt costs the session, and nobody else notices. In
 * the lists, ROOM is the attacker's room, OTHER another one, VICTIM and STRANGER somebody in each.
 */
@LiveServer
class DestinationIntegrationTests {

    private static final List<String> FOREIGN_TOPICS = List.of(
            "/topic/room.ROOM.participant.VICTIM",
            "/topic/room.OTHER",
            "/topic/room.OTHER.participant.VICTIM",
            "/topic/room.OTHER.participant.STRANGER",
            "/topic/**",
            "/topic/*",
            "/topic/#",
            "/topic/room.*",
            "/topic/room.#",
            "/topic/room.{x}",
            "/topic/room.%2a",
            "/topic/room.ROOM.**",
            "/topic/room.ROOM.participant.*",
            "/topic/room.ROOM.participant.{id}",
            "/topic/room.ROOM.participant.????????????????",
            "/topic/room.ROOM.participant.%2a",
            "/topic/room.ROOM.participant." + "a".repeat(5000),
            "/topic/room.ROOM.",
            "/topic/room.ROOM/",
            "//topic/room.ROOM",
            "/TOPIC/room.ROOM",
            "/topic/room.ROOM.participant.VICTIM.x",
            "/topic/room.ROOM.participant.VICTIM ",
            "/queue/errors",
            "/user/queue/errors",
            "/user/VICTIM/queue/errors",
            "/app/room.ROOM.join",
            "");

    private static final List<String> FOREIGN_COMMANDS = List.of(
            "/topic/room.ROOM",
            "/topic/room.ROOM.participant.VICTIM",
            "/topic/room.OTHER",
            "/topic/room.OTHER.participant.STRANGER",
            "/topic/anything",
            "/queue/anything",
            "/user/VICTIM/queue/x",
            "/user/queue/x",
            "/app/room.OTHER.chat",
            "/app/room.OTHER.join",
            "/app/room.OTHER.signal.STRANGER",
            "/app/room.*.chat",
            "/app/**",
            "/app/",
            "/app/room.ROOM/chat",
            "/app/room.ROOM",
            "/apple",
            "");

    private final TestServer server;

    DestinationIntegrationTests(@LocalServerPort int port) {
        server = TestServer.at(port);
    }

    @OnEveryTransport
    void refusesEverySubscriptionThatIsNotOnesOwn(TransportKind transport) {
        assertForbidden(transport, FOREIGN_TOPICS, StompSession::subscribe);
    }

    @OnEveryTransport
    void refusesEveryDestinationOutsideTheOwnCommands(TransportKind transport) {
        assertForbidden(
                transport,
                FOREIGN_COMMANDS,
                (session, destination) -> session.send(destination, "{\"type\":\"chat\",\"text\":\"forged\"}"));
    }

    @OnEveryTransport
    void refusesFramesWithoutDestination(TransportKind transport) {
        for (String command : List.of("SUBSCRIBE", "SEND")) {
            TestUser host = server.register("Host");
            TestParticipant attacker = host.join(host.createRoom(), transport);
            attacker.session().send(StompFrame.of(command, "id", "x"));
            assertThat(attacker.awaitRefusal(command).code()).as(command).isIn("forbidden", "malformed");
        }
    }

    @OnEveryTransport
    void refusesTheEventsOfTheRoomBeforeJoining(TransportKind transport) {
        TestUser host = server.register("Host");
        TestRoom room = host.createRoom();
        TestParticipant outside = host.connect(room, transport);
        outside.session().subscribe(room.events());
        assertForbidden(room.events(), outside.awaitRefusal(room.events()));
    }

    /** Two readers of one name could not be told apart, nor ended. */
    @Test
    void refusesASubscriptionUnderANameThatIsTakenOrLong() {
        for (List<String> names : List.of(List.of("1", "1"), List.of("x".repeat(64), "x".repeat(65)))) {
            TestRoom room = server.register("Host").createRoom();
            TestParticipant attacker = room.host().join(room, TransportKind.WEBSOCKET);
            attacker.session().send(StompFrame.of("SUBSCRIBE", "id", names.get(0), "destination", room.events()));
            attacker.sync();
            attacker.session().send(StompFrame.of("SUBSCRIBE", "id", names.get(1), "destination", room.events()));
            assertForbidden(names.get(1), attacker.awaitRefusal(names.get(1)));
        }
    }

    @OnEveryTransport
    void unknownCommandIsAnsweredInTheInbox(TransportKind transport) {
        TestUser host = server.register("Host");
        TestParticipant participant = host.join(host.createRoom(), transport);
        participant.command("promote", List.of());

        assertThat(participant.awaitErrorCode("promote")).isEqualTo("unknown-command");
        participant.sync();
        participant.close();
    }

    /** One attacker for each destination, as many at once as fit a room: over HTTP a refusal takes its time. */
    @Test
    void unsubscribingFromNothingBuysNoSubscription() {
        TestRoom room = server.register("Host").createRoom();
        TestParticipant mallory = room.host().join(room, TransportKind.WEBSOCKET);
        for (int i = 0; i < 50; i++) {
            mallory.session().send(StompFrame.of("UNSUBSCRIBE", "id", "none-" + i));
        }
        for (int i = 0; i < 21; i++) {
            mallory.session().subscribe(room.events());
        }
        assertThat(mallory.awaitRefusal().code()).isEqualTo("forbidden");
    }

    private void assertForbidden(
            TransportKind transport, List<String> destinations, BiConsumer<StompSession, String> attack) {
        int together = 15;
        for (int from = 0; from < destinations.size(); from += together) {
            List<String> some = destinations.subList(from, Math.min(destinations.size(), from + together));
            assertForbiddenTogether(transport, some, attack);
        }
    }

    private void assertForbiddenTogether(
            TransportKind transport, List<String> destinations, BiConsumer<StompSession, String> attack) {
        TestUser host = server.register("Host");
        TestRoom room = host.createRoom(Map.of("capacity", 16));
        TestRoom other = host.createRoom();
        TestParticipant victim = host.join(room, transport);
        TestParticipant stranger = host.join(other, transport);
        Map<String, TestParticipant> attackers = new LinkedHashMap<>();
        for (String destination : destinations) {
            String filled = destination
                    .replace("ROOM", room.code())
                    .replace("OTHER", other.code())
                    .replace("VICTIM", victim.id())
                    .replace("STRANGER", stranger.id());
            attackers.put(filled, server.register("Mallory").join(room, transport));
        }

        attackers.forEach((destination, attacker) -> attack.accept(attacker.session(), destination));
        attackers.forEach((destination, attacker) -> assertForbidden(destination, attacker.awaitRefusal(destination)));
        for (TestParticipant bystander : List.of(victim, stranger)) {
            bystander.sync();
            assertThat(bystander.session().unread())
                    .noneMatch(frame -> frame.body().contains("forged"));
            bystander.close();
        }
    }

    private static void assertForbidden(String destination, Refusal refusal) {
        assertThat(refusal.code()).as(destination).isEqualTo("forbidden");
        assertThat(refusal.retry()).isEqualTo("never");
        assertThat(refusal.body().path("code").asString()).isEqualTo("forbidden");
        assertThat(refusal.body().path("detail").asString()).isNotBlank();
    }
}
