package dev.madang.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Locator;
import dev.madang.lab.Access;
import dev.madang.lab.Laboratory;
import dev.madang.lab.Person;
import dev.madang.lab.TestRoom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Every page and state by axe, in one meeting of two hosts: one English at a laptop, one Korean on the narrowest phone. */
class AccessE2eTests {

    @RegisterExtension
    static final Laboratory LAB = new Laboratory();

    private final Access access = new Access();

    @Test
    void everyStateInEnglishAtLaptopAndInKoreanOnNarrowPhone() {
        Instant now = Instant.now();
        TestRoom room = LAB.server()
                .register("Opener")
                .createRoom(Map.of(
                        "visibility", "public",
                        "startsAt", now.plus(Duration.ofMinutes(5)).toString(),
                        "endsAt", now.plus(Duration.ofHours(1)).toString()));
        Person ann = LAB.person("Ann");
        Person jiwoo = korean("지우");
        List<Person> hosts = List.of(ann, jiwoo);
        hosts.forEach(person -> lookAround(person, room));
        hosts.forEach(person -> person.seesAndHears(1));

        ann.on("share").click();
        assertThat(ann.on("sharing-note")).isVisible();
        assertThat(jiwoo.on("screen-tile")).isVisible();
        hosts.forEach(person -> look(person, "with a screen"));
        ann.on("share").click();
        jiwoo.on("more").click();
        look(jiwoo, "more", "#more");
        jiwoo.page().keyboard().press("Escape");
        menus(ann, jiwoo);
        for (Person person : hosts) {
            enlarged(person, "with two");
            for (String panel : List.of("chat", "settings", "connection")) {
                toggle(person, panel);
                look(person, panel, ".panel");
                enlarged(person, panel);
                if (panel.equals("settings")) {
                    dialog(person, "shortcuts-open", "shortcuts");
                }
                toggle(person, panel);
            }
            people(person);
        }
        polls(ann, jiwoo);
        knock(ann, room);
        hosts.forEach(this::leave);
        ann.page().navigate(LAB.server().uri() + "/admin/login");
        look(ann, "login of the administrator");
    }

    @AfterEach
    void assertNoFaults() {
        access.assertNoFaults();
    }

    private void lookAround(Person person, TestRoom room) {
        // The second is what axe itself does to a page.
        person.expectError("404|Applying inline style");
        person.openHome();
        assertThat(person.on("room-list").getByText("Weekly").first()).isVisible();
        person.on("more-choices").click();
        look(person, "home");
        enlarged(person, "home");
        person.on("create-room").click();
        look(person, "home, asking for the name", ".card");
        person.page().navigate(LAB.server().uri() + "/r/aaaa-bbbb-ccccc");
        assertThat(person.on("outcome")).isVisible();
        look(person, "no such room");

        TestRoom locked = LAB.server().register("Opener").createRoom(Map.of("passcode", "open sesame"));
        person.open(locked.code());
        person.on("passcode").fill("wrong");
        person.on("join").click();
        assertThat(person.on("refusal")).isVisible();
        look(person, "lobby, refused");
        person.page().navigate(LAB.server().uri() + room.hostLink().replace("#", "?name=" + person.name() + "#"));
        assertThat(person.on("plan")).isVisible();
        person.on("devices").click();
        look(person, "lobby, devices");
        enlarged(person, "lobby");
        person.join();
        look(person, "just in");
    }

    /** What a laptop shows over the page. */
    private void menus(Person ann, Person other) {
        ann.on("view").click();
        look(ann, "menu of views", "[data-testid=view-menu]");
        ann.page().keyboard().press("Escape");
        ann.tileOf(other).hover();
        ann.tileOf(other).getByTestId("tile-more").click();
        look(ann, "menu of a tile", "[data-testid=tile-menu]");
        ann.page().keyboard().press("Escape");
        ann.on("reactions").click();
        look(ann, "reactions", "#reactions");
        ann.on("reaction-heart").click();
        ann.on("hand").click();
        assertThat(other.tileOf(ann).getByTestId("tile-reaction")).isVisible();
        look(other, "with a reaction and a hand", ".stage");
    }

    private void people(Person person) {
        toggle(person, "people");
        person.on("lead").click();
        look(person, "people", ".panel");
        enlarged(person, "people");
        dialog(person, "people-invite", "invite");
        person.on("room-passcode").fill("open sesame");
        person.on("change-passcode").click();
        look(person, "new passcode, asked", ".confirmation");
        person.on("cancel").click();
        person.on("end-room").click();
        look(person, "end for all, asked", ".confirmation");
        person.on("cancel").click();
        person.on("attendance-toggle").click();
        assertThat(person.on("attendee")).hasCount(2);
        look(person, "attendance", ".panel");
        enlarged(person, "attendance");
        person.on("close-panel").click();
    }

    private void polls(Person ann, Person jiwoo) {
        toggle(ann, "polls");
        look(ann, "new poll", ".panel");
        ann.on("poll-question").fill("Lunch?");
        ann.on("poll-option").nth(0).fill("Rice");
        ann.on("poll-option").nth(1).fill("Noodles");
        ann.on("ask").click();
        toggle(jiwoo, "polls");
        jiwoo.on("option").first().click();
        assertThat(ann.on("votes").first()).containsText("1 vote");
        look(ann, "poll", ".panel");
        look(jiwoo, "poll", ".panel");
        enlarged(jiwoo, "poll");
        ann.on("close-poll").click();
        assertThat(jiwoo.on("poll")).hasAttribute("data-open", "false");
        look(jiwoo, "poll, closed", ".panel");
        toggle(ann, "polls");
        toggle(jiwoo, "polls");
    }

    private void knock(Person ann, TestRoom room) {
        toggle(ann, "people");
        ann.on("person-menu").click();
        look(ann, "menu of a person", ".person-menu");
        ann.on("remove").click();
        look(ann, "removal, asked", ".confirmation");
        ann.on("cancel").click();
        ann.on("lead").click();
        ann.on("entry-knock").check();
        toggle(ann, "people");
        Person guest = korean("손님");
        guest.expectError("Applying inline style");
        guest.open(room.code());
        guest.on("join").click();
        assertThat(guest.on("waiting")).isVisible();
        look(guest, "waiting");
        enlarged(guest, "waiting");
        assertThat(ann.on("banner")).isVisible();
        look(ann, "somebody knocks", ".banner");
        toggle(ann, "people");
        ann.on("write").click();
        look(ann, "list of those who wait", ".knocks");
        ann.on("refuse").click();
        assertThat(guest.on("refusal")).isVisible();
        look(guest, "not let in");
        toggle(ann, "people");
    }

    private void leave(Person person) {
        person.leave();
        assertThat(person.on("outcome")).isVisible();
        look(person, "left");
        enlarged(person, "left");
        person.on("show-attendance").click();
        assertThat(person.on("attendee").first()).isVisible();
        look(person, "attendance afterwards", "dialog[open]");
        person.page().keyboard().press("Escape");
        person.on("go-home").click();
        person.on("my-rooms").getByTestId("edit-room").click();
        assertThat(person.on("edit-form")).isVisible();
        look(person, "change of a room", "dialog[open]");
        person.page().keyboard().press("Escape");
        look(person, "home of a host");
    }

    private void dialog(Person person, String opener, String dialog) {
        person.on(opener).click();
        assertThat(person.on(dialog)).isVisible();
        look(person, dialog, "[data-testid=" + dialog + "]");
        person.page().keyboard().press("Escape");
    }

    /** Opens or closes it, be it behind the button for more. */
    private static void toggle(Person person, String panel) {
        Locator button = person.on(panel + "-toggle");
        if (!button.isVisible()) {
            person.on("more").click();
        }
        button.click();
    }

    private static Person korean(String name) {
        return LAB.person(
                name, LAB.server(), new NewContextOptions().setLocale("ko-KR").setViewportSize(360, 740));
    }

    private void look(Person person, String state) {
        look(person, state, "html");
    }

    private void look(Person person, String state, String within) {
        access.look(person.page(), person.name() + ", " + state, within);
    }

    private void enlarged(Person person, String state) {
        access.lookEnlarged(person.page(), person.name() + ", " + state);
    }
}
