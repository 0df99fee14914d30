package dev.madang.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.madang.lab.Figures;
import dev.madang.lab.Laboratory;
import dev.madang.lab.Person;
import dev.madang.lab.RelayNetwork;
import dev.madang.lab.ServerProcess;
import dev.madang.lab.TcpProxy;
import dev.madang.lab.TestRoom;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** People whose whole network, signaling and media, is away for 5 and for 20 s. */
class CutE2eTests {

    @RegisterExtension
    static final Laboratory LAB = new Laboratory();

    private RelayNetwork relay;
    private ServerProcess process;
    private final List<TcpProxy> proxies = new ArrayList<>();

    @BeforeEach
    void start() {
        relay = new RelayNetwork();
        process = ServerProcess.start("cut", relay.settings());
    }

    @AfterEach
    void end() {
        proxies.forEach(TcpProxy::close);
        process.close();
        relay.close();
    }

    @Test
    void everybodyComesBackByThemselves() {
        TestRoom room = process.server().register("Opener").createRoom(Map.of("relayOnly", true));
        List<Person> people = new ArrayList<>();
        for (String name : List.of("Ann", "Bob", "Carol")) {
            proxies.add(TcpProxy.before(process.server()));
            Person person = LAB.person(name, proxies.get(people.size()).server());
            person.enter(room.code());
            person.on("chat-toggle").click();
            people.add(person);
        }
        people.forEach(person -> person.seesAndHears(2));
        Person ann = people.get(0);
        Person bob = people.get(1);
        Person carol = people.get(2);
        List<String> before = people.stream().map(Person::id).toList();

        ann.flow().record();
        for (int person = 1; person < 3; person++) {
            proxies.get(person).stall();
            relay.of(person).cut();
        }
        for (int line = 1; line <= 5; line++) {
            ann.flow().awaitWindows(line);
            ann.say("line " + line);
        }
        resume(1);
        long bobReturned = System.nanoTime();
        awaitPictureOf(ann, bob);
        Figures.record("R4", "cut 5 s: media back after ms", millisSince(bobReturned), "");
        assertThat(bob.on("chat-log"))
                .containsText(Pattern.compile("line 1.*line 2.*line 3.*line 4.*line 5", Pattern.DOTALL));

        ann.flow().awaitWindows(20);
        assertThat(ann.tileOf(carol)).hasAttribute("data-connection", "reconnecting");
        resume(2);
        long carolReturned = System.nanoTime();
        awaitPictureOf(ann, carol);
        long carolMillis = millisSince(carolReturned);
        Figures.record("R5", "cut 20 s: media back after ms", carolMillis, "8000");
        // Nothing tells the page that it may try again, unlike a cable that is plugged in.
        assertThat(carolMillis).isLessThan(8_000);

        people.forEach(person -> person.seesAndHears(2));
        assertThat(people.stream().map(Person::id).toList()).isEqualTo(before);
    }

    private void resume(int person) {
        proxies.get(person).resume();
        relay.of(person).resume();
    }

    /** Waits until each shows the other as connected, and moving. */
    private static void awaitPictureOf(Person one, Person other) {
        one.seesMoving(other);
        other.seesMoving(one);
    }

    private static long millisSince(long nanos) {
        return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - nanos);
    }
}
