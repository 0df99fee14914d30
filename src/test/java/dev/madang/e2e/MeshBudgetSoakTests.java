package dev.madang.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.madang.lab.BrowserTime;
import dev.madang.lab.Figures;
import dev.madang.lab.Film;
import dev.madang.lab.Flow.Totals;
import dev.madang.lab.Laboratory;
import dev.madang.lab.Person;
import dev.madang.lab.RelayNetwork;
import dev.madang.lab.ServerProcess;
import dev.madang.lab.TestRoom;
import dev.madang.lab.TestServer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** What the budget of a mesh saves, and what it does on a narrow line. Measures, and so is not in the gate. */
class MeshBudgetSoakTests {

    @RegisterExtension
    static final Laboratory LAB = new Laboratory();

    private static final List<String> NAMES = List.of("Ann", "Bob", "Carol", "Dave", "Eve", "Fay");
    private static final int WINDOWS = 20;
    /** A mesh that nobody manages: every browser sends what it likes to everybody. */
    private static final String UNMANAGED = """
            RTCRtpSender.prototype.setParameters = async () => {};
            MediaStreamTrack.prototype.applyConstraints = async () => {};
            """;

    @TempDir
    static Path folder;

    private static Path film;

    @BeforeAll
    static void film() {
        film = Film.write(folder.resolve("film.y4m"));
    }

    @Test
    void fourEncodeLessForEachFrameThatArrives() {
        Cost unmanaged = measure(4, true);
        Cost managed = measure(4, false);
        unmanaged.record("N=4, unmanaged");
        managed.record("N=4, managed");
        assertThat(managed.pixelsPerFrame()).isLessThan(0.7 * unmanaged.pixelsPerFrame());
        assertThat(managed.millisPerFrame()).isLessThan(unmanaged.millisPerFrame());
    }

    @Test
    void sixMeet() {
        measure(6, false).record("N=6, managed");
    }

    /** 2 Mbit/s for everything that Ann sends to three others, and 50 ms. */
    @Test
    void narrowUplinkCarriesTheVoiceAndHarmsNobody() {
        try (RelayNetwork relay = new RelayNetwork();
                ServerProcess process = ServerProcess.start("budget", relay.settings())) {
            TestRoom room = process.server().register("Opener").createRoom(Map.of("relayOnly", true));
            relay.of(0).delay(Duration.ofMillis(50));
            relay.of(0).limitUplink(2_000_000 / 8);
            List<Person> people = meet(process.server(), room, 4, false);
            people.get(0).flow().record();
            people.get(0).flow().awaitWindows(40);
            List<Totals> before =
                    people.stream().map(person -> person.flow().totals()).toList();
            List<String> uplinks = new ArrayList<>();
            for (int look = 0; look < 30; look++) {
                people.get(0).flow().awaitMoreWindows(2);
                uplinks.add(uplinkOf(people.get(0)));
            }
            Figures.record(
                    "mesh",
                    "uplink of Ann found on 2 Mbit/s, every 2 s",
                    uplinks.stream().distinct().toList(),
                    "");
            for (int i = 0; i < people.size(); i++) {
                Totals in = people.get(i).flow().totals().minus(before.get(i));
                double loss = 100.0 * in.unheard() / (in.heard() + in.unheard());
                Figures.record(
                        "mesh",
                        "sound that " + NAMES.get(i) + " lost, %; frames decoded",
                        "%.2f; %d".formatted(loss, in.decoded()),
                        "1");
                assertThat(loss).isLessThan(1);
                assertThat(in.decoded()).isPositive();
            }
            assertThat(turns(uplinks.stream().map(Double::valueOf).toList())).isLessThanOrEqualTo(2);
        }
    }

    private static String uplinkOf(Person person) {
        return (String) person.page()
                .evaluate("String(JSON.parse(localStorage.getItem('madang.uplink') ?? '[]')[0]?.[1] ?? 0)");
    }

    private static int turns(List<Double> values) {
        int turns = 0;
        double last = 0;
        for (int i = 1; i < values.size(); i++) {
            double move = Math.signum(values.get(i) - values.get(i - 1));
            if (move != 0) {
                turns += last != 0 && move != last ? 1 : 0;
                last = move;
            }
        }
        return turns;
    }

    private record Cost(Totals sum, double seconds, int people) {

        double pixelsPerFrame() {
            return sum.pixels() / sum.decoded();
        }

        double millisPerFrame() {
            return 1_000 * seconds / sum.decoded();
        }

        void record(String row) {
            Figures.record(
                    "mesh",
                    row + ": pixels encoded and CPU ms per frame decoded; frames; CPU s; kbit/s sent by each",
                    "%.0f; %.2f; %d; %.1f; %.0f"
                            .formatted(
                                    pixelsPerFrame(),
                                    millisPerFrame(),
                                    sum.decoded(),
                                    seconds,
                                    sum.sentBytes() * 8.0 / WINDOWS / people / 1_000),
                    "");
        }
    }

    /** One meeting, from 12 s after all see all. */
    private static Cost measure(int count, boolean isUnmanaged) {
        List<Person> people = meet(LAB.server(), LAB.room(), count, isUnmanaged);
        people.get(0).flow().record();
        people.get(0).flow().awaitWindows(12);
        Totals before = total(people);
        double from = BrowserTime.seconds();
        people.get(0).flow().awaitMoreWindows(WINDOWS);
        Cost cost = new Cost(total(people).minus(before), BrowserTime.seconds() - from, count);
        people.forEach(Person::leave);
        people.forEach(person -> person.page().close());
        return cost;
    }

    private static Totals total(List<Person> people) {
        return people.stream().map(person -> person.flow().totals()).reduce(new Totals(0, 0, 0, 0, 0, 0), Totals::plus);
    }

    private static List<Person> meet(TestServer server, TestRoom room, int count, boolean isUnmanaged) {
        List<Person> people = new ArrayList<>();
        for (String name : NAMES.subList(0, count)) {
            Person person = LAB.personFilming(name, server, film);
            if (isUnmanaged) {
                person.page().addInitScript(UNMANAGED);
            }
            person.enter(room.code());
            people.add(person);
        }
        people.forEach(person -> person.seesAndHears(count - 1));
        return people;
    }
}
