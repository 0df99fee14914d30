package dev.madang.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Locator;
import dev.madang.lab.Figures;
import dev.madang.lab.Flow;
import dev.madang.lab.Laboratory;
import dev.madang.lab.Person;
import dev.madang.lab.RelayNetwork;
import dev.madang.lab.ServerProcess;
import dev.madang.lab.TestRoom;
import dev.madang.lab.TurnClient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Rooms whose media runs through a real coturn, and the networks before it that fail. Three minutes, and so not in the gate. */
class RelaySoakTests {

    @RegisterExtension
    static final Laboratory LAB = new Laboratory();

    private static final int ANN = 0;
    private static final Duration RED = Duration.ofSeconds(15);
    /** To the next attempt, and 3 s for it to succeed. */
    private static final Duration GREEN = Duration.ofSeconds(8);

    private static RelayNetwork relay;
    private static ServerProcess process;

    @BeforeAll
    static void start() {
        relay = new RelayNetwork();
        process = ServerProcess.start("relay", relay.settings());
    }

    @AfterAll
    static void end() {
        process.close();
        relay.close();
    }

    @AfterEach
    void mend() {
        for (int person = 0; person < 4; person++) {
            relay.of(person).resume();
        }
    }

    @Test
    void relayOnlyRoomMeetsAtTheRelay() {
        List<Person> people = LAB.together(relayOnlyRoom(), "Ann", "Bob", "Carol");
        for (Person person : people) {
            assertThat((List<Object>) (List<?>) person.flow().paths()).containsExactly("relay-relay", "relay-relay");
        }
        Flow.assertSteady(people, 3);
    }

    @Test
    void doorTellsWhetherTheRelayAnswersAndInsideWhetherItWorks() {
        Person ann = LAB.person("Ann", process.server());
        ann.open(relayOnlyRoom().code());
        assertRelayIsTold(ann, "ok", "The relay answers.");
        relay.of(ANN).lose(1);
        assertRelayIsTold(ann, "failed", "The relay cannot be reached this way.");
        relay.of(ANN).resume();
        ann.join();
        ann.on("connection-toggle").click();
        assertRelayIsTold(ann, "ok", "The relay works.");
    }

    @Test
    void relayOnlyIsOfferedWhereThereIsARelay() {
        Person ann = LAB.person("Ann", process.server());
        ann.openHome();
        ann.on("more-choices").click();
        assertThat(ann.on("relay-only")).isVisible();

        Person bob = LAB.person("Bob");
        bob.page().waitForResponse("**/api/ice-servers", bob::openHome);
        bob.on("more-choices").click();
        assertThat(bob.on("relay-only")).hasCount(0);
    }

    private static void assertRelayIsTold(Person person, String result, String sentence) {
        person.on("self-test").click();
        Locator told = person.on("self-test-results").locator("[data-test=turn-udp][data-result=" + result + "]");
        assertThat(told).containsText(sentence);
        assertThat(person.on("self-test")).hasAttribute("aria-busy", "false");
    }

    @Test
    void slowLossyAndNarrowNetworksAreToldAsWeakUntilTheyAreGood() {
        List<Person> people = LAB.together(relayOnlyRoom(), "Slow", "Lossy", "Narrow", "Dave");
        Person dave = people.get(3);
        List<Person> weak = people.subList(0, 3);
        relay.of(0).delay(Duration.ofMillis(400));
        relay.of(1).lose(0.25);
        relay.of(2).limit(5_000);
        weak.forEach(person -> awaitHealth(dave, person, Duration.ofSeconds(30), "weak"));
        weak.forEach(person -> awaitHealth(person, dave, Duration.ofSeconds(30), "weak"));
        mend();
        weak.forEach(person -> awaitHealth(dave, person, Duration.ofSeconds(30), "ok"));
        weak.forEach(person -> awaitHealth(person, dave, Duration.ofSeconds(30), "ok"));
        people.forEach(person -> person.seesAndHears(3));
    }

    @Test
    void pairThatNeverMeetsTurnsRedAloneAndGreenWhenItCan() {
        TestRoom room = relayOnlyRoom();
        List<Person> people = new ArrayList<>(LAB.together(room, "Ann", "Bob", "Carol"));
        relay.of(ANN).cutStreamsFrom(relay.of(ANN).streams());
        Person dave = LAB.person("Dave", process.server());
        dave.enter(room.code());
        people.add(dave);
        assertOnePairBreaksAndHeals(people, "R41, never connected", "candidates");
    }

    @Test
    void pairThatBreaksTurnsRedAloneAndGreenWhenItCan() {
        TestRoom room = relayOnlyRoom();
        List<Person> people = new ArrayList<>(LAB.together(room, "Ann", "Bob", "Carol"));
        int streamsToOthers = relay.of(ANN).streams();
        Person dave = LAB.person("Dave", process.server());
        dave.enter(room.code());
        people.add(dave);
        people.forEach(person -> person.seesAndHears(3));
        relay.of(ANN).cutStreamsFrom(streamsToOthers);
        assertOnePairBreaksAndHeals(people, "R41, connected before", "checking");
    }

    @Test
    void restartAfterTheFirstCredentialHasExpiredUsesAFreshOne() {
        try (ServerProcess hasty = ServerProcess.start("hasty", relay.settings("--madang.ice.turn-lifetime=20s"))) {
            TestRoom room = hasty.server().register("Opener").createRoom(Map.of("relayOnly", true));
            List<Person> people = LAB.together(room, "Ann", "Bob");
            Person ann = people.get(0);
            Map<String, String> first = ann.flow().turnCredentials();
            assertThat(allocate(first)).isEqualTo(TurnClient.GRANTED);
            await("end of the first credential")
                    .atMost(Duration.ofSeconds(30))
                    // Each is one of those that a participant may have.
                    .pollInterval(Duration.ofSeconds(1))
                    .until(() -> allocate(first) != TurnClient.GRANTED);
            assertThat(allocate(first)).isEqualTo(401);

            relay.of(ANN).forget();
            awaitHealth(ann, people.get(1), RED, "down", "blocked");
            awaitHealth(ann, people.get(1), RED, "ok");
            ann.seesMoving(people.get(1));
            people.get(1).seesMoving(ann);
            Flow.assertSteady(people, 3);
            assertThat(ann.flow().turnCredentials())
                    .doesNotContainKeys(first.keySet().toArray(String[]::new));
            assertThat(allocate(ann.flow().turnCredentials())).isEqualTo(TurnClient.GRANTED);
        }
    }

    /** What the relay says to somebody with the credential of a page. */
    private static int allocate(Map<String, String> credentials) {
        var own = credentials.entrySet().iterator().next();
        try (TurnClient client = new TurnClient(relay.coturn().address(), own.getKey(), own.getValue())) {
            return client.allocate();
        }
    }

    /** Ann, who is first, and Dave, who is last, have no way to each other from now on. */
    private static void assertOnePairBreaksAndHeals(List<Person> people, String row, String step) {
        long broken = System.nanoTime();
        Person ann = people.get(0);
        Person dave = people.get(3);
        List<Person> others = people.subList(1, 3);

        awaitHealth(ann, dave, RED, "down", "blocked");
        awaitHealth(dave, ann, RED, "down", "blocked");
        Figures.record(row, "red on both sides after ms", millisSince(broken), "15000");
        // Silence is told before the repair begins, which starts over with the steps.
        assertThat(ann.tileOf(dave)).hasAttribute("data-step", step);
        // Whose relay works may hear that there are no candidates, or nothing at all.
        assertThat(dave.tileOf(ann)).hasAttribute("data-step", Pattern.compile(step + "|answer"));
        others.forEach(other -> {
            other.on("people-toggle").click();
            assertThat(other.on("broken-pairs")).containsText("Ann and Dave cannot hear each other");
        });
        Figures.record(row, "told to the others after ms", millisSince(broken), "15000");
        // Long enough for three steps of the ladder; meanwhile nobody else is touched.
        others.forEach(other -> other.flow().record());
        others.forEach(other -> other.flow().awaitWindows(15));
        others.forEach(other -> other.flow().assertUnbroken(3));
        for (Person other : others) {
            people.stream().filter(person -> person != other).forEach(person -> {
                awaitHealth(other, person, Duration.ZERO, "ok", "weak");
                awaitHealth(person, other, Duration.ZERO, "ok", "weak");
            });
        }

        relay.of(ANN).resume();
        long mended = System.nanoTime();
        awaitHealth(ann, dave, GREEN, "ok");
        awaitHealth(dave, ann, GREEN, "ok");
        Figures.record(row, "green on both sides after ms", millisSince(mended), "8000");
        others.forEach(other -> assertThat(other.on("broken-pairs")).hasCount(0));
        people.forEach(person -> person.seesAndHears(3));
    }

    private static void awaitHealth(Person viewer, Person seen, Duration limit, String... states) {
        Locator tile = viewer.tileOf(seen);
        await(viewer.name() + " sees " + seen.name() + " " + String.join(" or ", states))
                .pollInSameThread()
                .pollDelay(Duration.ZERO)
                .atMost(limit.plusMillis(1))
                .until(() -> List.of(states).contains(tile.getAttribute("data-health")));
    }

    private static TestRoom relayOnlyRoom() {
        return process.server().register("Opener").createRoom(Map.of("relayOnly", true));
    }

    private static long millisSince(long nanos) {
        return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - nanos);
    }
}
