package dev.madang.lab;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.WaitForFunctionOptions;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What one page receives from the others, counted in its peer connections, window after window. */
public final class Flow {

    private static final int WINDOW_MILLIS = 1000;
    private static final int LIMIT_MILLIS = 30_000;

    private final Page page;

    Flow(Page page) {
        this.page = page;
    }

    /** Waits until exactly this many links carry both picture and sound. */
    public void awaitLinks(int count) {
        page.waitForFunction(
                "async count => { const links = Object.values(await madangProbe.links());"
                        + " return links.length === count && links.every(link => link.frames > 0 && link.energy > 0); }",
                count,
                new WaitForFunctionOptions().setTimeout(LIMIT_MILLIS).setPollingInterval(100));
    }

    public void record() {
        page.evaluate("length => madangProbe.record(length)", WINDOW_MILLIS);
    }

    /** Waits until so many windows have been recorded. */
    public void awaitWindows(int count) {
        page.waitForFunction(
                "count => madangProbe.windows().length >= count",
                count,
                new WaitForFunctionOptions().setTimeout(LIMIT_MILLIS).setPollingInterval(100));
    }

    /** In each window recorded so far, exactly so many links brought both frames and sound. */
    public void assertUnbroken(int links) {
        JsonNode windows = windows();
        assertThat(windows).as("windows").isNotEmpty();
        for (JsonNode window : windows) {
            assertThat(window).as("links in a window of %s", windows).hasSize(links);
            for (JsonNode link : window) {
                assertThat(link.get("frames").asInt())
                        .as("frames in %s", windows)
                        .isPositive();
                assertThat(link.get("energy").asDouble())
                        .as("sound in %s", windows)
                        .isPositive();
            }
        }
    }

    /** Records a few windows and checks each. */
    public static void assertSteady(List<Person> people, int windows) {
        people.forEach(person -> person.flow().record());
        people.forEach(person -> person.flow().awaitWindows(windows));
        people.forEach(person -> person.flow().assertUnbroken(people.size() - 1));
    }

    /** The state of every peer connection that the page ever made, in their order. */
    public List<?> connectionStates() {
        return (List<?>) page.evaluate("madangProbe.states()");
    }

    private JsonNode windows() {
        return JsonMapper.shared().readTree((String) page.evaluate("JSON.stringify(madangProbe.windows())"));
    }
}
