package dev.madang.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.madang.lab.Figures;
import dev.madang.lab.Flow;
import dev.madang.lab.Laboratory;
import dev.madang.lab.MobileNetwork;
import dev.madang.lab.Person;
import dev.madang.lab.TestRoom;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Somebody whose network changes or goes away in the middle of a call, and somebody at a desk. */
class AddressChangeE2eTests {

    @RegisterExtension
    static final Laboratory LAB = new Laboratory();

    private MobileNetwork network;
    private Person ann;
    private Person bob;

    @BeforeAll
    static void requireNamespaces() {
        Optional<String> obstacle = MobileNetwork.obstacle();
        obstacle.ifPresent(reason -> System.out.println("No test of addresses that change: " + reason));
        assumeTrue(obstacle.isEmpty(), () -> obstacle.orElseThrow());
    }

    @BeforeEach
    void connect() {
        network = MobileNetwork.before(LAB.server());
    }

    @AfterEach
    void disconnect() {
        network.close();
    }

    @Test
    void anotherAddressCostsAFewSecondsAndNothingElse() {
        meet();
        List<String> before = ann.participants();
        List<?> negotiated = bob.flow().descriptions();
        network.changeAddress();
        long changed = System.nanoTime();
        bob.say("walking");
        assertThat(ann.on("chat-log")).containsText("walking");
        long said = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - changed);
        Flow.awaitReturn(List.of(ann, bob));
        long seen = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - changed);
        Figures.record("R40", "signaling back after another address, ms", said, "5000");
        Figures.record("R40", "media back after another address, ms", seen, "8000");
        assertThat(bob.flow().descriptions())
                .as("an ICE restart of the one connection")
                .hasSize(1)
                .isNotEqualTo(negotiated);
        List.of(ann, bob).forEach(person -> assertThat(person.participants()).isEqualTo(before));
        assertThat(said).isLessThan(5_000);
        assertThat(seen).isLessThan(8_000);
    }

    @Test
    void twentySecondsWithoutANetworkKeepTheSeat() {
        meet();
        List<String> before = ann.participants();
        network.vanish();
        long lost = System.nanoTime();
        assertThat(bob.on("room")).hasAttribute("data-phase", "reconnecting");
        assertThat(ann.tileOf(bob)).hasAttribute("data-connection", "reconnecting");
        long shown = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - lost);
        ann.flow().awaitWindows(20);
        network.appear();
        long restored = System.nanoTime();
        Flow.awaitReturn(List.of(ann, bob));
        long seen = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - restored);
        Figures.record("R5", "both pages say that one is gone, ms", shown, "20000");
        Figures.record("R5", "media back after 20 s without a network, ms", seen, "5000");
        List.of(ann, bob).forEach(person -> assertThat(person.participants()).isEqualTo(before));
        // Three intervals of silence, one more until it is looked at, and the way of the news.
        assertThat(shown).isLessThan(20_500);
        assertThat(seen).isLessThan(5_000);
    }

    private void meet() {
        TestRoom room = LAB.room();
        ann = LAB.personInside(network.desk(), network.server(), "Ann");
        bob = LAB.personInside(network.way(), network.server(), "Bob");
        bob.expectError("ERR_|WebSocket connection to");
        List<Person> people = List.of(ann, bob);
        people.forEach(person -> person.enter(room.code()));
        people.forEach(person -> person.seesAndHears(1));
        people.forEach(person -> person.on("chat-toggle").click());
        people.forEach(person -> person.flow().record());
    }
}
