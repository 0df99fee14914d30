package dev.madang.signaling;

import static org.assertj.core.api.Assertions.assertThat;

import dev.madang.lab.Figures;
import dev.madang.lab.StrictServer;
import dev.madang.lab.TcpProxy;
import dev.madang.lab.TestParticipant;
import dev.madang.lab.TestRoom;
import dev.madang.lab.TestServer;
import dev.madang.lab.TestUser;
import dev.madang.lab.TransportKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** S23: guessing, and those who guess nothing beside it. */
@StrictServer
class PasscodeGuessingIntegrationTests {

    private static final String PASSCODE = "열려라-참깨-1234";

    private final TestServer server;
    private final TestRoom room;

    PasscodeGuessingIntegrationTests(@LocalServerPort int port) {
        server = TestServer.at(port);
        room = server.register("Host").createRoom(Map.of("passcode", PASSCODE, "capacity", 16));
    }

    @Test
    void aThousandGuessesOfOneAddressAreTenHoweverManyUsersItHas() {
        List<JsonNode> answers = new ArrayList<>();
        try (TcpProxy attacker = TcpProxy.before(server, "127.0.0.3")) {
            for (int user = 0; user < 5; user++) {
                answers.addAll(guess(attacker.server().register("Mallory"), 200));
            }
        }
        assertThat(answers).hasSize(1_000);
        long evaluated = evaluated(answers);
        Figures.record("S23", "guesses evaluated of 1,000 from one address", evaluated, "10");
        assertThat(evaluated).isBetween(1L, 10L);
        assertThat(answers.stream().filter(answer -> code(answer).equals("too-many-attempts")))
                .hasSize((int) (1_000 - evaluated))
                .allSatisfy(answer ->
                        assertThat(answer.path("retryAfterMillis").asLong()).isBetween(1L, 180_000L));
        TestParticipant elsewhere = server.register("Ann").connect(room, TransportKind.WEBSOCKET);
        assertThat(elsewhere
                        .tryToJoin(Map.of("passcode", PASSCODE))
                        .path("type")
                        .asString())
                .isEqualTo("joined");
        elsewhere.close();
    }

    @Test
    void aThousandGuessesOfAHundredAddressesAreAHundredAndThoseWhoAreInComeBack() {
        TestParticipant ann = server.register("Ann").connect(room, TransportKind.WEBSOCKET);
        ann.join(Map.of("passcode", PASSCODE));
        List<JsonNode> answers = new ArrayList<>();
        for (int address = 1; address <= 100; address++) {
            try (TcpProxy attacker = TcpProxy.before(server, "127.0.1." + address)) {
                answers.addAll(guess(attacker.server().register("Mallory"), 10));
            }
        }
        long evaluated = evaluated(answers);
        Figures.record("S23", "guesses evaluated of 1,000 from 100 addresses", evaluated, "100");
        assertThat(answers).hasSize(1_000);
        // One comes back every 36 seconds.
        assertThat(evaluated).isBetween(100L, 102L);

        ann.vanish();
        TestParticipant back = ann.reconnect(TransportKind.WEBSOCKET);
        assertThat(back.joinAgain().path("resumed").asBoolean()).isTrue();
        TestParticipant host = room.host().join(room, TransportKind.WEBSOCKET);
        assertThat(host.others()).contains(ann.id());
        back.close();
        host.close();
    }

    /** All with the right passcode, at the same moment, and one of them was mistaken nine times before. */
    @Test
    void aClassBehindOneAddressComesInAfterNineMistakes() {
        List<TestParticipant> pupils = IntStream.range(0, 15)
                .mapToObj(i -> server.register("Pupil " + i).connect(room, TransportKind.WEBSOCKET))
                .toList();
        for (int i = 0; i < 9; i++) {
            assertThat(code(pupils.get(0).tryToJoin(Map.of("passcode", "wrong-" + i))))
                    .isEqualTo("passcode-wrong");
        }
        long began = System.nanoTime();
        pupils.forEach(pupil -> pupil.requestJoin(Map.of("passcode", PASSCODE)));
        List<String> answers = pupils.stream()
                .map(TestParticipant::awaitJoinAnswer)
                .map(answer -> answer.path("type").asString())
                .toList();
        long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - began);
        Figures.record("S23", "a class of 15 with the passcode is in after ms", millis, "5000");
        assertThat(answers).containsOnly("joined");
        assertThat(millis).isLessThan(5_000);
        pupils.forEach(TestParticipant::close);
    }

    private List<JsonNode> guess(TestUser user, int times) {
        TestParticipant guesser = user.connect(room, TransportKind.WEBSOCKET);
        List<JsonNode> answers = new ArrayList<>();
        for (int i = 0; i < times; i++) {
            answers.add(guesser.tryToJoin(Map.of("passcode", "guess-" + i)));
        }
        guesser.close();
        return answers;
    }

    private static long evaluated(List<JsonNode> answers) {
        return answers.stream()
                .filter(answer -> code(answer).equals("passcode-wrong"))
                .count();
    }

    private static String code(JsonNode answer) {
        return answer.path("code").asString();
    }
}
