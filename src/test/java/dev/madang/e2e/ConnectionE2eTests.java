package dev.madang.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.assertions.LocatorAssertions.IsVisibleOptions;
import dev.madang.lab.Laboratory;
import dev.madang.lab.Person;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What the product says of its own connections. */
class ConnectionE2eTests {

    @RegisterExtension
    static final Laboratory LAB = new Laboratory();

    @Test
    void connectionViewTellsEachStepWithItsTime() {
        Person ann = LAB.together(LAB.room(), "Ann", "Bob").get(0);
        ann.on("connection-toggle").click();
        Locator details = ann.on("link-details");
        for (String step : List.of("offer", "answer", "candidates", "pair", "dtls", "packets", "frames")) {
            assertThat(details.locator("[data-step=" + step + "]")).hasText(Pattern.compile("\\d+ m?s"));
        }
        assertThat(details.locator("[data-testid=trouble]")).hasCount(0);
    }

    @Test
    void pictureThatTheBrowserDoesNotPlayIsExplainedAndPlayedOnRequest() {
        List<Person> people = LAB.together(LAB.room(), "Ann", "Bob");
        Person ann = people.get(0);
        Person bob = people.get(1);
        ann.tileOf(bob).locator("video").evaluate("video => video.pause()");

        ann.on("connection-toggle").click();
        assertThat(ann.on("trouble")).hasAttribute("data-cause", "not-shown");
        ann.on("cause-action").click();
        assertThat(ann.on("trouble")).hasCount(0);
        ann.seesMoving(bob);
    }

    @Test
    void selfTestInTheLobbyTellsWhatWorksAndHoldsNobodyUp() {
        String room = LAB.room().code();
        Person ann = LAB.person("Ann");
        ann.open(room);
        ann.on("self-test").click();
        Locator results = ann.on("self-test-results");
        for (String test : List.of("socket", "transport")) {
            assertThat(results.locator("[data-test=" + test + "][data-result=ok]"))
                    .isVisible(new IsVisibleOptions().setTimeout(8_000));
        }
        ann.on("self-test").click();
        ann.join();
        assertThat(ann.participants()).hasSize(1);
    }
}
