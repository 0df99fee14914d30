package dev.madang.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import dev.madang.lab.Keys;
import dev.madang.lab.Laboratory;
import dev.madang.lab.Person;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A whole meeting of somebody who has no mouse; what is open gives the focus back when it closes. */
class KeyboardE2eTests {

    @RegisterExtension
    static final Laboratory LAB = new Laboratory();

    @Test
    void meetingFromTheStartPageToTheSecondVisitByKeysAlone() {
        Person ann = LAB.person("Ann");
        Keys keys = new Keys(ann);
        ann.openHome();
        keys.to("display-name");
        keys.type("Ann");
        keys.to("room-name");
        keys.type("Weekly");
        keys.press("Enter");
        keys.awaitAt(".lobby h1");
        keys.to("join");
        keys.press("Enter");
        assertThat(ann.ownTile()).isVisible();
        keys.awaitAt(".room-header__name");

        Person bob = LAB.person("Bob");
        bob.page().navigate(ann.page().url().replaceFirst("[?#].*", "") + "?name=Bob");
        bob.join();
        bob.on("chat-toggle").click();
        for (String device : List.of("mic", "camera")) {
            keys.to(device);
            for (String pressed : List.of("false", "true")) {
                keys.press("Space");
                assertThat(ann.on(device)).hasAttribute("aria-pressed", pressed);
            }
        }
        writes(keys, bob);
        leads(keys, ann, bob);
        reactsAndAsks(keys, ann, bob);
        changesTheCamera(keys, ann);
        keys.to("copy-link");
        keys.press("Enter");
        assertThat(ann.on("copy-link")).hasText("Copied");

        keys.back("leave");
        keys.press("Enter");
        keys.awaitAt(".outcome h1");
        assertThat(bob.otherTiles()).hasCount(0);
        keys.to("next-step");
        keys.press("Enter");
        keys.awaitAt(".lobby h1");
        keys.to("join");
        keys.press("Enter");
        List.of(ann, bob).forEach(person -> person.seesAndHears(1));
    }

    private static void writes(Keys keys, Person bob) {
        keys.to("chat-toggle");
        keys.press("Enter");
        keys.awaitAt("[data-testid=chat-input]");
        keys.type("Hello");
        keys.press("Enter");
        assertThat(bob.on("chat-log")).containsText("Hello");
        keys.back("chat-to");
        keys.press("ArrowDown");
        keys.to("chat-input");
        keys.type("Only for you");
        keys.press("Enter");
        assertThat(bob.on("chat-log").locator(".message--private")).containsText("Only for you");
        keys.press("Escape");
        keys.awaitAt("[data-testid=chat-toggle]");
    }

    private static void leads(Keys keys, Person ann, Person bob) {
        keys.back("hand");
        keys.press("Space");
        assertThat(bob.tileOf(ann).getByTestId("tile-hand")).isVisible();
        keys.to("people-toggle");
        keys.press("Enter");
        keys.awaitAt(".panel h2");
        keys.to("person-menu");
        keys.press("Enter");
        keys.to("mute");
        keys.press("Enter");
        assertThat(bob.on("mic")).hasAttribute("aria-pressed", "false");
        // The button is gone, and with it a lost focus would begin again at the top of the page.
        assertThat(ann.on("mute")).hasCount(0);
        keys.awaitAt("[data-testid=person-actions]");
        keys.press("Escape");
        keys.awaitAt("[data-testid=person-menu]");
        assertThat(ann.on("person-actions")).hasCount(0);
        keys.press("Escape");
        keys.awaitAt("[data-testid=people-toggle]");
    }

    private static void reactsAndAsks(Keys keys, Person ann, Person bob) {
        keys.back("reactions");
        keys.press("Enter");
        keys.awaitAt("[data-testid=reaction-thumbs-up]");
        keys.press("ArrowRight", "Enter");
        assertThat(bob.tileOf(ann).getByTestId("tile-reaction")).hasAttribute("aria-label", "Applause");
        keys.awaitAt("[data-testid=reactions]");

        keys.to("polls-toggle");
        keys.press("Enter");
        keys.awaitAt(".panel");
        keys.to("poll-question");
        keys.type("Lunch?");
        keys.to("poll-option");
        keys.type("Rice");
        keys.press("Tab");
        keys.type("Noodles");
        keys.press("Enter");
        assertThat(ann.on("poll")).isVisible();
        keys.awaitAt(".panel");
        keys.to(ann.page().getByLabel("Rice"), "Tab");
        keys.press("Space");
        assertThat(ann.on("votes").first()).containsText("1 vote");
        keys.to("close-panel");
        keys.press("Enter");
        keys.awaitAt("[data-testid=polls-toggle]");
    }

    private static void changesTheCamera(Keys keys, Person ann) {
        keys.to("settings-toggle");
        keys.press("Enter");
        keys.awaitAt(".panel");
        keys.to("device-camera");
        String before = ann.on("device-camera").inputValue();
        keys.press("ArrowDown");
        ann.page().waitForCondition(() -> !ann.on("device-camera").inputValue().equals(before));
        assertThat(ann.on("camera")).hasAttribute("aria-pressed", "true");
        keys.press("Escape");
        keys.awaitAt("[data-testid=settings-toggle]");
    }
}
