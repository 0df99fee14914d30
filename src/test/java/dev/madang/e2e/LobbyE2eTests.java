package dev.madang.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import dev.madang.lab.Figures;
import dev.madang.lab.Laboratory;
import dev.madang.lab.Person;
import dev.madang.lab.TestRoom;
import dev.madang.lab.Traffic;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What it takes to stand at the door of a room, and what is made ready there. */
class LobbyE2eTests {

    @RegisterExtension
    static final Laboratory LAB = new Laboratory();

    private static final int REQUESTS = 12;
    private static final int FIRST_BYTES = 160_000;
    private static final int SECOND_BYTES = 8_000;

    private static final String NOTE_DOOR = "new MutationObserver((changes, observer) => {"
            + " if (!document.querySelector('[data-testid=join]')) return;"
            + " window.doorMillis = Math.round(performance.now()); observer.disconnect();"
            + " }).observe(document, { childList: true, subtree: true });";

    private static final String ALL_CLOSED = "() => madangProbe.states().every(state => state === 'closed')";
    private static final String ONE_OPEN =
            "() => madangProbe.states().filter(state => state !== 'closed').length === 1";

    @Test
    void doorIsAFewSmallFilesAndNextToNothingTheSecondTime() {
        TestRoom room = LAB.room();
        Person ann = LAB.person("Ann");
        Traffic first = lobby(ann.page(), room);
        Page again = ann.page().context().newPage();
        Traffic second = lobby(again, room);
        record("first", first);
        record("second", second);

        assertThat(first.requests()).hasSizeLessThanOrEqualTo(REQUESTS);
        assertThat(first.bytes()).as("%s", first.sizes()).isBetween(50_000L, (long) FIRST_BYTES);
        assertThat(second.requests()).hasSizeLessThanOrEqualTo(REQUESTS);
        assertThat(second.bytes()).as("%s", second.sizes()).isLessThanOrEqualTo(SECOND_BYTES);
        assertThat(first.requests()).filteredOn(url -> url.contains("/panels-")).isEmpty();
    }

    @Test
    void whatIsReadyAtTheDoorIsClosedAfterAWhileAndWhenSomebodyTurnsBack() {
        TestRoom room = LAB.room();
        Person ann = LAB.person("Ann");
        ann.enter(room.code());
        Person bob = LAB.person("Bob");
        bob.page().clock().install();
        bob.open(room.code());
        bob.page().waitForFunction(ONE_OPEN);
        assertThat(ann.tiles()).hasCount(1);
        bob.page().clock().fastForward("04:00");
        bob.page().waitForFunction(ALL_CLOSED);

        bob.page().reload();
        bob.page().waitForFunction(ONE_OPEN);
        bob.page().locator(".site-header__home").click();
        bob.page().waitForFunction(ALL_CLOSED);
        assertThat(ann.tiles()).hasCount(1);
    }

    private static Traffic lobby(Page page, TestRoom room) {
        page.addInitScript(NOTE_DOOR);
        Traffic traffic = Traffic.of(page);
        page.navigate(LAB.server().uri() + "/r/" + room.code() + "?name=Ann");
        assertThat(page.getByTestId("join")).isVisible();
        page.waitForFunction("() => document.querySelector('[data-testid=preview] video')?.videoWidth > 0");
        Figures.record("page", "from navigation to the door, ms", page.evaluate("doorMillis"), "");
        return traffic;
    }

    private static void record(String visit, Traffic traffic) {
        List<String> paths = traffic.requests().stream()
                .map(url -> url.replaceFirst("^\\w+://[^/]+", ""))
                .toList();
        Figures.record("page", visit + " visit, requests", paths.size() + " " + paths, "≤ " + REQUESTS);
        int bar = visit.equals("first") ? FIRST_BYTES : SECOND_BYTES;
        Figures.record("page", visit + " visit, bytes", traffic.bytes() + " " + traffic.sizes(), "≤ " + bar);
    }
}
