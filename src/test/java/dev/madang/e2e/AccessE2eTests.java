package dev.madang.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import dev.madang.lab.Access;
import dev.madang.lab.Laboratory;
import dev.madang.lab.Person;
import dev.madang.lab.TestRoom;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Every page and state by axe: in English at a laptop, in Korean on the narrowest phone. */
class AccessE2eTests {

    @RegisterExtension
    static final Laboratory LAB = new Laboratory();

    private final Access access = new Access();

    @Test
    void everyStateAtLaptopInEnglish() {
        Person ann = LAB.person("Ann");
        TestRoom room = LAB.room();
        lookAround(ann, room);
        Person bob = LAB.person("Bob");
        bob.enter(room.code());
        ann.seesAndHears(1);
        look(ann, "with two");
        ann.on("share").click();
        assertThat(ann.on("sharing-note")).isVisible();
        look(ann, "sharing");
        look(ann, List.of("people", "chat", "settings", "connection"));
        leave(ann);
        ann.page().navigate(LAB.server().uri() + "/admin/login");
        look(ann, "login of the administrator");
        access.assertNoFaults();
    }

    @Test
    void everyStateOnNarrowPhoneInKorean() {
        Person jiwoo = LAB.person(
                "지우", LAB.server(), new NewContextOptions().setLocale("ko-KR").setViewportSize(360, 740));
        TestRoom room = LAB.room();
        lookAround(jiwoo, room);
        look(jiwoo, List.of("people", "chat"));
        jiwoo.on("more").click();
        look(jiwoo, "more");
        jiwoo.on("settings-toggle").click();
        assertThat(jiwoo.page().locator(".panel")).isVisible();
        look(jiwoo, "settings");
        leave(jiwoo);
        access.assertNoFaults();
    }

    private void lookAround(Person person, TestRoom room) {
        // The second is what axe itself does to a page.
        person.expectError("404|Applying inline style");
        person.openHome();
        assertThat(person.on("room-list").getByText("Weekly").first()).isVisible();
        look(person, "home");
        person.on("create-room").click();
        look(person, "home, asking for the name");
        person.page().navigate(LAB.server().uri() + "/r/aaaa-bbbb-ccccc");
        assertThat(person.on("outcome")).isVisible();
        look(person, "no such room");

        TestRoom locked = LAB.server().register("Opener").createRoom(Map.of("passcode", "open sesame"));
        person.open(locked.code());
        person.on("passcode").fill("wrong");
        person.on("join").click();
        assertThat(person.on("refusal")).isVisible();
        look(person, "lobby, refused");
        person.open(room.code());
        assertThat(person.on("join")).isVisible();
        person.on("devices").click();
        look(person, "lobby, devices");
        person.join();
        look(person, "alone");
    }

    private void look(Person person, List<String> panels) {
        for (String panel : panels) {
            person.on(panel + "-toggle").click();
            assertThat(person.page().locator(".panel")).isVisible();
            look(person, panel);
            person.on(panel + "-toggle").click();
        }
    }

    private void leave(Person person) {
        person.leave();
        assertThat(person.on("outcome")).isVisible();
        look(person, "left");
    }

    private void look(Person person, String state) {
        access.look(person.page(), person.name() + ", " + state);
    }
}
