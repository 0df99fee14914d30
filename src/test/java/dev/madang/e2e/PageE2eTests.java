package dev.madang.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.BoundingBox;
import dev.madang.lab.Flow;
import dev.madang.lab.Laboratory;
import dev.madang.lab.Person;
import dev.madang.lab.TestRoom;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PageE2eTests {

    @RegisterExtension
    static final Laboratory LAB = new Laboratory();

    private static final Pattern HANGUL = Pattern.compile("[가-힣]");

    @Test
    void newRoomIsListedAndEnteredFromTheList() {
        Person ann = LAB.person("Ann");
        Person bob = LAB.person("Bob");
        bob.openHome();
        ann.openHome();
        ann.on("display-name").fill("Ann");
        ann.on("room-name").fill("책 읽기 모임");
        assertThat(ann.on("who-finds-it")).containsText("Only people with the link");
        ann.on("more-choices").click();
        ann.page().getByText("Listed here").click();
        assertThat(ann.on("who-finds-it")).containsText("Everybody");
        ann.on("create-room").click();
        ann.join();

        Locator row = bob.on("room-list").getByText("책 읽기 모임");
        assertThat(row).isVisible();
        row.click();
        bob.on("display-name").fill("Bob");
        bob.join();
        bob.seesAndHears(1);
        ann.seesAndHears(1);
    }

    @Test
    void languageIsSwitchedInPlaceWithoutTouchingTheCall() {
        List<Person> people = LAB.together(LAB.room(), "Ann", "Bob");
        Person ann = people.get(0);
        ann.flow().record();
        assertThat(ann.on("leave")).not().hasText(HANGUL);
        ann.on("language").click();

        assertThat(ann.on("leave")).hasText(HANGUL);
        assertThat(ann.page().locator("html")).hasAttribute("lang", "ko");
        ann.on("language").click();
        assertThat(ann.on("leave")).not().hasText(HANGUL);
        assertThat(ann.page().locator("html")).hasAttribute("lang", "en");
        ann.flow().awaitWindows(2);
        ann.flow().assertUnbroken(1);
        Flow.assertSteady(people, 2);
    }

    @Test
    void browserLanguageDecidesAndTheLinkOverrides() {
        Person korean = LAB.person("지우", LAB.server(), new NewContextOptions().setLocale("ko-KR"));
        korean.openHome();
        assertThat(korean.on("create-room")).hasText(HANGUL);
        korean.page().navigate(LAB.server().uri() + "/?lang=en");
        assertThat(korean.on("create-room")).not().hasText(HANGUL);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ko-KR", "en-US"})
    void everyControlIsReachableOnNarrowPhone(String locale) {
        Person phone = LAB.person(
                "Phone", LAB.server(), new NewContextOptions().setLocale(locale).setViewportSize(360, 740));
        TestRoom room = LAB.room();
        phone.openHome();
        assertReachable(phone, List.of("display-name", "room-name", "create-room", "language"));
        phone.open(room.code());
        assertReachable(phone, List.of("display-name", "join", "language"));
        phone.join();
        assertReachable(phone, List.of("mic", "camera", "hand", "people-toggle", "chat-toggle", "more", "leave"));
        phone.on("more").click();
        assertReachable(phone, List.of("share", "settings-toggle", "copy-link", "language"));
        phone.on("settings-toggle").click();
        assertReachable(phone, List.of("device-mic", "device-camera", "mic", "leave"));
    }

    @Test
    void roomIsOpenedJoinedAndUsedByKeyboardAlone() {
        Person ann = LAB.person("Ann");
        ann.openHome();
        ann.tabTo("display-name");
        ann.page().keyboard().type("Ann");
        ann.tabTo("room-name");
        ann.page().keyboard().type("Keys");
        ann.page().keyboard().press("Enter");
        assertThat(ann.on("join")).isVisible();
        ann.tabTo("join");
        ann.page().keyboard().press("Enter");
        assertThat(ann.ownTile()).isVisible();
        ann.tabTo("mic");
        ann.page().keyboard().press("Space");
        assertThat(ann.on("mic")).hasAttribute("aria-pressed", "false");
        ann.page().keyboard().press("ControlOrMeta+d");
        assertThat(ann.on("mic")).hasAttribute("aria-pressed", "true");
        ann.tabTo("leave");
        ann.page().keyboard().press("Enter");
        assertThat(ann.on("outcome")).isVisible();
    }

    @Test
    void unknownRoomLeadsHome() {
        Person lost = LAB.person("Lost");
        lost.expectError("404");
        lost.open("aaaa-bbbb-ccccc");
        assertThat(lost.on("outcome")).isVisible();
        lost.on("go-home").click();
        assertThat(lost.on("create-room")).isVisible();
    }

    /** On screen without sideways scrolling, uncovered, and large enough for a thumb. */
    private static void assertReachable(Person person, List<String> testIds) {
        for (String testId : testIds) {
            Locator control = person.page()
                    .locator("[data-testid=" + testId + "]:visible")
                    .first();
            control.scrollIntoViewIfNeeded();
            BoundingBox box = control.boundingBox();
            assertThat(box).as(testId).isNotNull();
            assertThat(box.x).as(testId).isGreaterThanOrEqualTo(0);
            assertThat(box.x + box.width).as(testId).isLessThanOrEqualTo(360);
            assertThat(Math.min(box.width, box.height)).as(testId).isGreaterThanOrEqualTo(40);
            assertThat(control.evaluate("element => { const { x, y, width, height } = element.getBoundingClientRect();"
                            + " return element.contains(document.elementFromPoint(x + width / 2, y + height / 2)); }"))
                    .as(testId + " is uncovered")
                    .isEqualTo(true);
        }
        assertThat((Integer) person.page().evaluate("document.documentElement.scrollWidth"))
                .isLessThanOrEqualTo(360);
    }
}
