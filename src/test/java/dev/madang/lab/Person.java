package dev.madang.lab;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;

/** A person at a browser, who sees and uses what the page offers. For one thread. */
public final class Person {

    private final String name;
    private final URI server;
    private final Page page;
    private final PageWatch watch;
    private final Flow flow;

    Person(String name, URI server, BrowserContext context) {
        this.name = name;
        this.server = server;
        page = context.newPage();
        watch = new PageWatch(page, server);
        flow = new Flow(page);
    }

    public void openHome() {
        page.navigate(server + "/");
    }

    /** Opens the room's link; the lobby is shown. */
    public void open(String roomCode) {
        page.navigate(server + "/r/" + roomCode + query());
    }

    /** Opens the link that makes a host, and joins. */
    public void enterAsHost(TestRoom room) {
        page.navigate(server + room.hostLink().replace("#", query() + "#"));
        join();
    }

    /** Opens the room's link, and joins. */
    public void enter(String roomCode) {
        open(roomCode);
        join();
    }

    public void join() {
        on("join").click();
        assertThat(on("room")).hasAttribute("data-phase", "in-room");
        assertThat(ownTile()).isVisible();
    }

    /** Presses Tab until the element has the focus. */
    public void tabTo(String testId) {
        Locator wanted = on(testId);
        for (int pressed = 0; pressed < 60; pressed++) {
            page.keyboard().press("Tab");
            if (wanted.evaluate("element => element === document.activeElement").equals(true)) {
                return;
            }
        }
        throw new AssertionError(testId + " cannot be reached by the Tab key");
    }

    public void leave() {
        on("leave").click();
    }

    /** Closes the tab, as a person does: the page hears of it. */
    public void closeTab() {
        page.close(new Page.CloseOptions().setRunBeforeUnload(true));
    }

    public Locator on(String testId) {
        return page.getByTestId(testId);
    }

    public Locator tiles() {
        return on("tile");
    }

    public Locator ownTile() {
        return page.locator("[data-testid=tile][data-self=true]");
    }

    public Locator otherTiles() {
        return page.locator("[data-testid=tile][data-self=false]");
    }

    public Locator tileOf(Person other) {
        // By the name alone: a tile also says who "cannot" be heard.
        return tiles().filter(new Locator.FilterOptions()
                .setHas(page.locator(".tile__who", new Page.LocatorOptions().setHasText(named(other)))));
    }

    /** The participant id, which does not change while the seat is kept. */
    public String id() {
        return ownTile().getAttribute("data-participant");
    }

    /** The participant ids of all tiles, sorted. */
    @SuppressWarnings("unchecked")
    public List<String> participants() {
        return (List<String>) tiles().evaluateAll("tiles => tiles.map(tile => tile.dataset.participant).sort()");
    }

    /** The list of people, which must be shown: each with the name, and a host with that word. */
    @SuppressWarnings("unchecked")
    public List<String> people() {
        return (List<String>) on("people")
                .locator(".person__who")
                .evaluateAll("people => people.map(person => person.innerText.split(/\\s+/).join(' ')).sort()");
    }

    /** Waits until so many others are there, each with a moving picture in its tile and a sound. */
    public void seesAndHears(int others) {
        assertThat(otherTiles()).hasCount(others);
        flow.awaitLinks(others);
        page.waitForFunction(
                "count => [...document.querySelectorAll('[data-testid=tile][data-self=false]')]"
                        + ".filter(tile => tile.dataset.connection === 'connected'"
                        + " && tile.querySelector('video')?.getVideoPlaybackQuality().totalVideoFrames > 0)"
                        + ".length === count",
                others);
    }

    /** Waits until the other one is shown as connected, and its picture moves. */
    public void seesMoving(Person other) {
        Locator tile = tileOf(other);
        assertThat(tile).hasAttribute("data-connection", "connected");
        AtomicInteger before = new AtomicInteger(frames(tile));
        await(name + " sees " + other.name + " move")
                .pollInSameThread()
                .pollDelay(Duration.ZERO)
                .atMost(Duration.ofSeconds(20))
                // A new stream is counted from zero.
                .until(() -> {
                    int now = frames(tile);
                    return now > before.getAndSet(now);
                });
    }

    private static Pattern named(Person other) {
        return Pattern.compile("^" + other.name + "( |$)");
    }

    private static int frames(Locator tile) {
        return (int)
                tile.evaluate("tile => tile.querySelector('video')?.getVideoPlaybackQuality().totalVideoFrames ?? 0");
    }

    /** From now on, an error in the console that matches is what the test provokes. */
    public void expectError(String regex) {
        watch.expect(regex);
    }

    /** Writes into the chat, which must be open. */
    public void say(String text) {
        on("chat-input").fill(text);
        on("chat-send").click();
    }

    public Page page() {
        return page;
    }

    public Flow flow() {
        return flow;
    }

    public String name() {
        return name;
    }

    PageWatch watch() {
        return watch;
    }

    private String query() {
        return "?name=" + URLEncoder.encode(name, StandardCharsets.UTF_8);
    }
}
