package dev.madang.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.BoundingBox;
import dev.madang.lab.Laboratory;
import dev.madang.lab.Person;
import dev.madang.lab.Resources;
import dev.madang.lab.TestRoom;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Who and what is where on the stage. */
class LayoutE2eTests {

    @RegisterExtension
    static final Laboratory LAB = new Laboratory();

    private static final String SHARED = "Lab window";

    @Test
    void facesStandWhereTheViewerWantsThem() {
        TestRoom room = LAB.room();
        Person ann = LAB.personWithWindows("Ann");
        Person bob = LAB.person("Bob");
        bob.page().addInitScript(Resources.text("/lab/voice.js"));
        List.of(ann, bob).forEach(person -> person.enter(room.code()));
        ann.seesAndHears(1);
        floatingFaceLeavesTheNameFree(ann, bob);

        Person cho = LAB.person("Cho", LAB.server(), new NewContextOptions().setViewportSize(360, 740));
        cho.page().addInitScript(Resources.text("/lab/voice.js"));
        cho.enter(room.code());
        cho.seesAndHears(2);
        assertThat(stage(ann)).hasAttribute("data-mode", "grid");
        pinnedFaceIsLarge(ann, bob);
        speakerIsLarge(ann, bob, cho);

        Page second = bob.page().context().newPage();
        second.navigate(bob.page().url());
        second.getByTestId("join").click();
        LAB.person("Dee").enter(room.code());
        pagesAreTurnedOnAPhone(cho);
        smallWindowHasTheControls(ann);
    }

    @Test
    void screensTakeTheStageUntilTheBrowserEndsThem() {
        TestRoom room = LAB.room();
        Person ann = LAB.person("Ann");
        Person bob = LAB.personSharingTab("Bob", SHARED);
        Person cho = LAB.person("Cho");
        List.of(ann, bob, cho).forEach(person -> person.enter(room.code()));
        List.of(ann, bob, cho).forEach(person -> person.seesAndHears(2));

        Page shared = bob.page().context().newPage();
        shared.setContent("<title>" + SHARED + "</title><h1>Numbers</h1>");
        bob.page().bringToFront();
        bob.on("camera").click();
        bob.on("share").click();
        assertThat(bob.on("sharing-note")).isVisible();
        assertThat(cho.on("screen-tile")).hasAttribute("data-participant", bob.id());
        awaitFrames(cho.on("screen-tile").locator("video"));
        assertThat(cho.on("screen-tile").locator("video")).hasCSS("object-fit", "contain");
        assertThat(cho.page().locator("audio[data-sound='" + bob.id() + "/screen']"))
                .hasCount(1);
        cho.on("screen-zoom").click();
        assertThat(cho.on("screen-zoom")).hasAttribute("aria-pressed", "true");
        cho.on("screen-zoom").click();

        ann.on("share").click();
        assertThat(cho.on("screen-tile")).hasAttribute("data-participant", ann.id());
        assertThat(bob.on("sharing-note")).isVisible();
        cho.on("choices").getByText("Bob").click();
        assertThat(cho.on("screen-tile")).hasAttribute("data-participant", bob.id());
        awaitFrames(cho.on("screen-tile").locator("video"));

        shared.close();
        assertThat(bob.on("sharing-note")).hasCount(0);
        assertThat(bob.on("share")).hasAttribute("aria-pressed", "false");
        assertThat(cho.on("screen-tile")).hasAttribute("data-participant", ann.id());
        assertThat(cho.on("choices")).hasCount(0);
        ann.on("share").click();
        assertThat(cho.on("screen-tile")).hasCount(0);
        assertThat(stage(cho)).hasAttribute("data-mode", "grid");
    }

    private static void floatingFaceLeavesTheNameFree(Person ann, Person bob) {
        assertThat(stage(ann)).hasAttribute("data-mode", "duo");
        Locator own = ann.ownTile();
        double low = boxOf(own).y;
        own.getByTestId("tile-more").focus();
        ann.page().keyboard().press("ArrowUp");
        await().pollInSameThread().until(() -> boxOf(own).y < low);
        assertUncovered(ann.tileOf(bob).locator(".tile__who"));
        ann.page().keyboard().press("ArrowLeft");
        assertUncovered(ann.tileOf(bob).locator(".tile__who"));

        ann.on("view").click();
        ann.on("self-view").click();
        assertThat(own).hasCount(0);
        ann.on("view").click();
        ann.on("self-view").click();
        assertThat(own).isVisible();
    }

    private static void pinnedFaceIsLarge(Person ann, Person bob) {
        ann.tileOf(bob).dblclick();
        assertThat(stage(ann)).hasAttribute("data-mode", "focus");
        assertThat(boxOf(ann.tileOf(bob)).width).isGreaterThan(3 * boxOf(ann.ownTile()).width);
        ann.tileOf(bob).getByTestId("tile-more").focus();
        ann.page().keyboard().press("Enter");
        assertThat(ann.on("tile-menu")).isVisible();
        ann.page().keyboard().press("Enter");
        assertThat(stage(ann)).hasAttribute("data-mode", "grid");
    }

    private static void speakerIsLarge(Person ann, Person bob, Person cho) {
        List.of(bob, cho).forEach(person -> person.page().evaluate("voice('loud')"));
        bob.on("mic").click();
        ann.on("view").click();
        ann.on("view-speaker").click();
        assertThat(ann.page().locator(".tile--large .tile__who")).hasText("Cho");
        bob.on("mic").click();
        cho.on("mic").click();
        assertThat(ann.page().locator(".tile--large .tile__who")).hasText("Bob");
        cho.on("mic").click();
        ann.on("view").click();
        ann.on("view-grid").click();
    }

    private static void smallWindowHasTheControls(Person ann) {
        ann.on("view").click();
        ann.on("pip").click();
        ann.page()
                .waitForFunction(
                        "() => documentPictureInPicture.window?.document.querySelector('video')?.videoWidth > 0");
        ann.page().evaluate("documentPictureInPicture.window.document.querySelector('[data-testid=mic]').click()");
        assertThat(ann.on("mic")).hasAttribute("aria-pressed", "false");
        ann.page().evaluate("documentPictureInPicture.window.document.querySelector('[data-testid=leave]').click()");
        assertThat(ann.on("outcome")).isVisible();
        ann.page().waitForFunction("() => documentPictureInPicture.window === null");
    }

    private static void pagesAreTurnedOnAPhone(Person cho) {
        assertThat(cho.on("participant-count")).hasText("5 people");
        assertThat(cho.tiles()).hasCount(4);
        cho.on("next-page").click();
        assertThat(cho.tiles()).hasCount(1);
        cho.on("previous-page").click();
        assertThat(cho.tiles()).hasCount(4);
        assertThat(cho.page().evaluate("document.documentElement.scrollWidth")).isEqualTo(360);
    }

    private static Locator stage(Person person) {
        return person.page().locator(".stage__tiles");
    }

    private static BoundingBox boxOf(Locator element) {
        BoundingBox box = element.boundingBox();
        assertThat(box).isNotNull();
        return box;
    }

    private static void assertUncovered(Locator element) {
        assertThat(element.evaluate("element => { const { x, y, width, height } = element.getBoundingClientRect();"
                        + " return element.contains(document.elementFromPoint(x + width / 2, y + height / 2)); }"))
                .isEqualTo(true);
    }

    private static void awaitFrames(Locator video) {
        await().pollInSameThread()
                .until(() -> (int) video.evaluate("video => video.getVideoPlaybackQuality().totalVideoFrames") > 3);
    }
}
