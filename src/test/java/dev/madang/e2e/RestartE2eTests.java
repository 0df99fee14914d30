package dev.madang.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import dev.madang.lab.Figures;
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

    /** How long nobody starts the server again. */
    int awaySeconds() {
        return 15;
    }

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
        Person host = person("Ann");
        host.enterAsHost(room);
        List<Person> people = List.of(host, person("Bob"), person("Carol"));
        people.subList(1, 3).forEach(person -> person.enter(room.code()));
        people.forEach(person -> person.seesAndHears(2));
        people.forEach(person -> person.on("people-toggle").click());
        List<List<String>> roles = people.stream().map(Person::people).toList();
        assertThat(roles.get(0)).hasSize(3).satisfiesOnlyOnce(row -> assertThat(row)
                .contains("Host"));
        List<String> ids = host.participants();
        List<? extends List<?>> negotiated =
                people.stream().map(person -> person.flow().descriptions()).toList();
        people.forEach(person -> person.expectError(SERVER_AWAY));
        people.forEach(person -> person.flow().record());

        process.kill();
        people.forEach(person -> assertThat(person.on("room")).hasAttribute("data-phase", "reconnecting"));
        choosesAnEntryInVain(host);
        host.flow().awaitMoreWindows(awaySeconds());
        process.start();
        people.forEach(person -> assertThat(person.on("room")).hasAttribute("data-phase", "in-room"));
        // Whoever has doubts about a link asks within a few seconds.
        host.flow().awaitMoreWindows(5);

        people.forEach(person -> assertThat(person.participants()).isEqualTo(ids));
        assertThat(people.stream().map(Person::people).toList()).isEqualTo(roles);
        assertThat(people.stream().map(person -> person.flow().descriptions()).toList())
                .isEqualTo(negotiated);
        people.forEach(person -> person.flow().assertUnbroken(2));
        Figures.record(
                "R3",
                "seconds that moved on every link, " + awaySeconds() + " of them without a server",
                host.flow().windowCount(),
                "all");

        Person newcomer = person("Dave");
        newcomer.openHome();
        assertThat(newcomer.on("room-list")).containsText("Weekly");
        newcomer.enter(room.code());
        newcomer.seesAndHears(3);
        people.forEach(person -> person.seesAndHears(3));
        people.forEach(person -> person.flow().assertUnbroken(2));
        people.forEach(person -> person.on("chat-toggle").click());
        host.say("still here");
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

    /** The door of a room whose server is away stays as it is, and is shown so. */
    private static void choosesAnEntryInVain(Person host) {
        host.on("lead").click();
        host.on("entry-locked").click();
        assertThat(host.on("entry-open")).isChecked();
    }

    private Person person(String name) {
        return LAB.person(name, process.server(), new NewContextOptions().setLocale("en-US"));
    }
}
