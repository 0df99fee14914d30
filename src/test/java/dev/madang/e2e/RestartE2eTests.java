package dev.madang.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import dev.madang.lab.Laboratory;
import dev.madang.lab.Person;
import dev.madang.lab.ServerProcess;
import dev.madang.lab.TestRoom;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class RestartE2eTests {

    @RegisterExtension
    static final Laboratory LAB = new Laboratory();

    private static final String SERVER_AWAY = "ERR_CONNECTION|ERR_EMPTY|ERR_INCOMPLETE|WebSocket connection to|503";

    private ServerProcess process;

    @BeforeEach
    void startServer() {
        process = ServerProcess.start("restart");
    }

    @AfterEach
    void endServer() {
        process.close();
    }

    @Test
    void killedServerInterruptsNobodyAndTakesEverybodyBack() {
        TestRoom room = process.server().register("Opener").createRoom();
        List<Person> people = LAB.together(room, "Ann", "Bob", "Carol");
        List<String> before = people.get(0).participants();
        people.forEach(person -> person.expectError(SERVER_AWAY));
        people.forEach(person -> person.flow().record());

        process.kill();
        people.forEach(person -> assertThat(person.on("room")).hasAttribute("data-phase", "reconnecting"));
        process.start();
        people.forEach(person -> assertThat(person.on("room")).hasAttribute("data-phase", "in-room"));
        people.forEach(person -> assertThat(person.participants()).isEqualTo(before));

        Person newcomer = LAB.person("Dave", process.server(), new NewContextOptions().setLocale("en-US"));
        newcomer.enter(room.code());
        newcomer.seesAndHears(3);
        people.forEach(person -> person.seesAndHears(3));
        people.forEach(person -> person.flow().assertUnbroken(2));
        people.forEach(person -> person.on("chat-toggle").click());
        people.get(0).say("still here");
        people.forEach(person -> assertThat(person.on("chat-log")).containsText("still here"));
    }

    @Test
    void stoppedServerInterruptsNobodyAndTakesEverybodyBack() {
        TestRoom room = process.server().register("Opener").createRoom();
        List<Person> people = LAB.together(room, "Ann", "Bob");
        List<String> before = people.get(0).participants();
        people.forEach(person -> person.expectError(SERVER_AWAY));
        people.forEach(person -> person.flow().record());

        process.stop();
        process.start();
        people.forEach(person -> assertThat(person.on("room")).hasAttribute("data-phase", "in-room"));
        people.forEach(person -> person.seesAndHears(1));
        people.forEach(person -> assertThat(person.participants()).isEqualTo(before));
        people.forEach(person -> person.flow().assertUnbroken(1));
    }

    @Test
    void roomIsStillThereAfterTheServerWasKilled() {
        var host = process.server().register("Opener");
        TestRoom room = host.createRoom();
        process.kill();
        process.start();

        var answer = process.server().call("GET", "/api/rooms/" + room.code(), null, null);
        assertThat(answer.statusCode()).isEqualTo(200);
        Person guest = LAB.person("Guest", process.server(), new NewContextOptions().setLocale("en-US"));
        guest.openHome();
        assertThat(guest.on("room-list")).containsText("Weekly");
        guest.enter(room.code());
    }
}
