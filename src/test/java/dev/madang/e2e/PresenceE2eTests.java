package dev.madang.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.assertions.LocatorAssertions.HasCountOptions;
import dev.madang.lab.Laboratory;
import dev.madang.lab.Person;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class PresenceE2eTests {

    @RegisterExtension
    static final Laboratory LAB = new Laboratory();

    private static final HasCountOptions FAST = new HasCountOptions().setTimeout(2_000);

    @Test
    void whoLeavesIsGoneAtOnceAndMayComeBack() {
        List<Person> people = LAB.together(LAB.room(), "Ann", "Bob", "Carol");
        people.get(1).leave();

        assertThat(people.get(0).otherTiles()).hasCount(1, FAST);
        assertThat(people.get(2).otherTiles()).hasCount(1, FAST);
        people.get(1).on("next-step").click();
        people.get(1).join();
        people.forEach(person -> person.seesAndHears(2));
    }

    @Test
    void tileOfClosedTabGoesFast() {
        List<Person> people = LAB.together(LAB.room(), "Ann", "Bob");
        people.get(1).closeTab();
        assertThat(people.get(0).otherTiles()).hasCount(0, FAST);
    }

    @Test
    void reloadKeepsTheParticipantAndLeavesNoGhost() {
        List<Person> people = LAB.together(LAB.room(), "Ann", "Bob", "Carol");
        Person reloading = people.get(1);
        String id = reloading.id();
        List<String> before = people.get(0).participants();
        reloading.page().reload();

        assertThat(reloading.on("room")).hasAttribute("data-phase", "in-room");
        people.forEach(person -> person.seesAndHears(2));
        assertThat(reloading.id()).isEqualTo(id);
        people.forEach(person -> assertThat(person.participants()).isEqualTo(before));
    }

    @Test
    void secondTabOfTheSamePersonIsAnotherParticipant() {
        var room = LAB.room();
        Person ann = LAB.person("Ann");
        ann.enter(room.code());
        var second = ann.page().context().newPage();
        second.navigate(ann.page().url());
        second.getByTestId("join").click();

        ann.seesAndHears(1);
        assertThat(second.getByTestId("tile")).hasCount(2);
    }
}
