package dev.madang.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Page;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What one page receives from the others, counted in its peer connections, window after window. */
public final class Flow {

    private static final int WINDOW_MILLIS = 1000;
    private static final Duration LIMIT = Duration.ofSeconds(30);

    private final Page page;

    Flow(Page page) {
        this.page = page;
    }

    /** Waits until exactly this many links carry both picture and sound. */
    public void awaitLinks(int count) {
        eventually(
                count + " links with picture and sound",
                "async count => { const links = Object.values(await madangProbe.links());"
                        + " return links.length === count && links.every(link => link.frames > 0 && link.energy > 0); }",
                count);
    }

    public void record() {
        page.evaluate("length => madangProbe.record(length)", WINDOW_MILLIS);
    }

    /** Waits until so many windows have been recorded. */
    public void awaitWindows(int count) {
        eventually(
                count + " windows",
                "count => madangProbe.windows().length >= count",
                count,
                LIMIT.plusMillis((long) count * WINDOW_MILLIS));
    }

    /** Waits until so many windows have been recorded from now on, each at least a second long. */
    public void awaitMoreWindows(int count) {
        awaitWindows(windowCount() + count);
    }

    public int windowCount() {
        return (int) page.evaluate("madangProbe.windows().length");
    }

    /** In each window recorded so far, each of the page's first links brought both frames and sound. */
    public void assertUnbroken(int links) {
        JsonNode windows = windows();
        assertThat(windows).as("windows").isNotEmpty();
        for (JsonNode window : windows) {
            List<JsonNode> first = window.valueStream()
                    .filter(link -> link.path("link").asInt() < links)
                    .toList();
            assertThat(first).as("links in a window of %s", windows).hasSize(links);
            for (JsonNode link : first) {
                assertThat(link.path("frames").asInt())
                        .as("frames in %s", windows)
                        .isPositive();
                assertThat(link.path("energy").asDouble())
                        .as("sound in %s", windows)
                        .isPositive();
            }
        }
    }

    /** Starts to record, and waits until so many links bring both picture and sound within a window. */
    public void awaitFlow(int links) {
        record();
        eventually(
                "window with picture and sound on " + links + " links",
                "count => (madangProbe.windows().at(-1) ?? [])"
                        + ".filter(link => link.frames > 0 && link.energy > 0).length === count",
                links);
    }

    /** In a window from now on, pictures arrive and no sound. */
    public void assertSilence() {
        eventually(
                "window with picture and without sound",
                "() => { const last = madangProbe.windows().at(-1) ?? [];"
                        + " return last.length > 0 && last.every(link => link.frames > 0 && link.energy < 1e-9); }",
                null);
    }

    /** Records a few windows and checks each. */
    public static void assertSteady(List<Person> people, int windows) {
        people.forEach(person -> person.flow().record());
        people.forEach(person -> person.flow().awaitWindows(windows));
        people.forEach(person -> person.flow().assertUnbroken(people.size() - 1));
    }

    /** Waits until, since {@link #record}, nothing came for a window, and then both picture and sound on all links. */
    public static void awaitReturn(List<Person> people) {
        people.forEach(person -> person.flow().awaitStillness());
        List<Object> before =
                people.stream().map(person -> person.flow().links()).toList();
        for (int i = 0; i < people.size(); i++) {
            people.get(i).flow().awaitMoreThan(before.get(i), people.size() - 1);
        }
    }

    private void awaitStillness() {
        eventually(
                "a window with nothing",
                "() => madangProbe.windows().some(links => links.every(link => link.frames === 0))",
                null);
    }

    private Object links() {
        return page.evaluate("madangProbe.links()");
    }

    private void awaitMoreThan(Object before, int links) {
        eventually(
                "more picture and sound on " + links + " links",
                "async ([before, count]) => { const now = Object.entries(await madangProbe.links());"
                        + " return now.filter(([index, { frames, energy }]) => frames > (before[index]?.frames ?? 0)"
                        + " && energy > (before[index]?.energy ?? 0)).length === count; }",
                List.of(before, links));
    }

    /** The state of every peer connection that the page ever made, in their order. */
    public List<?> connectionStates() {
        return (List<?>) page.evaluate("madangProbe.states()");
    }

    /** The kinds of both ends of each open connection, such as {@code relay-relay}. */
    public List<?> paths() {
        return (List<?>) page.evaluate("madangProbe.paths()");
    }

    /**
     * What each open connection was told to send, and what its camera's encoder has done so far.
     *
     * @param active whether the camera is encoded at all
     * @param frames encoded since the connection was made
     */
    public record Outgoing(
            int audioBitrate,
            String audioPriority,
            boolean active,
            int maxBitrate,
            double maxFramerate,
            int width,
            int height,
            int frames) {

        private static final int AUDIO_OVERHEAD = 23_200;
        private static final double VIDEO_OVERHEAD = 1.06;

        /** Bits a second on the wire, at most. */
        public double wireBits() {
            return audioBitrate + AUDIO_OVERHEAD + (active ? VIDEO_OVERHEAD * maxBitrate : 0);
        }

        /** Pixels a second, at most. */
        public double pixels() {
            return active ? width * height * maxFramerate : 0;
        }
    }

    /**
     * What all open connections have done since they were made.
     *
     * @param pixels encoded, as large as the last frame was
     * @param encoded frames, as {@code decoded}
     * @param heard packets of sound that arrived, as {@code unheard} are those that did not
     */
    public record Totals(double pixels, long encoded, long decoded, long heard, long unheard, long sentBytes) {

        public Totals minus(Totals before) {
            return new Totals(
                    pixels - before.pixels,
                    encoded - before.encoded,
                    decoded - before.decoded,
                    heard - before.heard,
                    unheard - before.unheard,
                    sentBytes - before.sentBytes);
        }

        public Totals plus(Totals more) {
            return new Totals(
                    pixels + more.pixels,
                    encoded + more.encoded,
                    decoded + more.decoded,
                    heard + more.heard,
                    unheard + more.unheard,
                    sentBytes + more.sentBytes);
        }
    }

    public Totals totals() {
        return JsonMapper.shared().convertValue(page.evaluate("madangProbe.totals()"), Totals.class);
    }

    public List<Outgoing> outgoing() {
        return List.of(JsonMapper.shared().convertValue(page.evaluate("madangProbe.outgoing()"), Outgoing[].class));
    }

    /** User name to password of every TURN credential that an open connection has. */
    @SuppressWarnings("unchecked")
    public Map<String, String> turnCredentials() {
        return (Map<String, String>) page.evaluate("madangProbe.turnCredentials()");
    }

    /** How often each peer connection that the page ever made was given a description, by either side. */
    public List<?> descriptions() {
        return (List<?>) page.evaluate("madangProbe.descriptions()");
    }

    /** The page's own waiting takes the promise of an asynchronous condition for its being true. */
    private void eventually(String what, String condition, Object argument) {
        eventually(what, condition, argument, LIMIT);
    }

    private void eventually(String what, String condition, Object argument, Duration patience) {
        await(what).pollInSameThread().atMost(patience).until(() -> page.evaluate(condition, argument)
                .equals(true));
    }

    /** The labels of the tracks that the page sends, of all its connections. */
    public List<?> sentTracks() {
        return (List<?>) page.evaluate("madangProbe.sending()");
    }

    private JsonNode windows() {
        return JsonMapper.shared().readTree((String) page.evaluate("JSON.stringify(madangProbe.windows())"));
    }
}
