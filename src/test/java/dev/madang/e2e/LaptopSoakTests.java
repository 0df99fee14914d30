package dev.madang.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.assertions.LocatorAssertions.HasAttributeOptions;
import com.microsoft.playwright.assertions.LocatorAssertions.HasCountOptions;
import dev.madang.lab.Figures;
import dev.madang.lab.Laboratory;
import dev.madang.lab.Laptop;
import dev.madang.lab.Person;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A machine that sleeps for a while. */
class LaptopSoakTests {

    @RegisterExtension
    static final Laboratory LAB = new Laboratory();

    private static final int BACK_MILLIS = 10_000;
    private static final HasAttributeOptions UNTIL_NOTICED = new HasAttributeOptions().setTimeout(25_000);
    private static final HasCountOptions AFTER_THE_GRACE = new HasCountOptions().setTimeout(70_000);

    @Test
    void shortSleepKeepsTheSeat() {
        List<Person> people = LAB.together(LAB.room(), "Ann", "Bob");
        Person ann = people.get(0);
        Person bob = people.get(1);
        List<String> before = ann.participants();
        try (Laptop laptop = Laptop.of(1)) {
            laptop.shut();
            assertThat(ann.tileOf(bob)).hasAttribute("data-connection", "reconnecting", UNTIL_NOTICED);
            laptop.open();
            long opened = System.nanoTime();
            awaitFlow(people);
            long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - opened);
            Figures.record("R39", "media back after a sleep within the grace, ms", millis, "10000");
            assertThat(millis).isLessThan(BACK_MILLIS);
        }
        assertThat(bob.on("room")).hasAttribute("data-phase", "in-room");
        people.forEach(person -> assertThat(person.participants()).isEqualTo(before));
    }

    @Test
    void longSleepEndsInANewSeatAndOneTile() {
        List<Person> people = LAB.together(LAB.room(), "Ann", "Bob");
        Person ann = people.get(0);
        Person bob = people.get(1);
        String seat = bob.id();
        try (Laptop laptop = Laptop.of(1)) {
            laptop.shut();
            assertThat(ann.otherTiles()).hasCount(0, AFTER_THE_GRACE);
            laptop.open();
            long opened = System.nanoTime();
            awaitFlow(people);
            long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - opened);
            Figures.record("R39", "in the room again after a sleep beyond the grace, ms", millis, "10000");
            assertThat(millis).isLessThan(BACK_MILLIS);
        }
        assertThat(bob.on("room")).hasAttribute("data-phase", "in-room");
        assertThat(bob.id()).isNotEqualTo(seat);
        people.forEach(person -> assertThat(person.otherTiles()).hasCount(1));
        assertThat(ann.participants()).isEqualTo(bob.participants());
    }

    private static void awaitFlow(List<Person> people) {
        people.forEach(person -> person.flow().awaitFlow(people.size() - 1));
    }
}
