package dev.madang.lab;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How long the last of several takes from the click on "join" to a frame of each of the others on the screen. The others
 * are in already; all pages are of one browser, and their cameras are open before the click.
 */
public final class JoinRace implements AutoCloseable {

    private static final String READY_MINIMUM = "() => document.body.dataset.ready === 'true'";
    /** Devices open, and time for whatever a page prepares at its door. */
    private static final String READY_DOOR =
            "() => document.querySelector('[data-testid=preview] video')?.getVideoPlaybackQuality().totalVideoFrames > 12"
                    + " && document.querySelector('madang-visit').session.state.socket === 'open'";

    private static final String STEPS = "() => { const { state, diagnostics } ="
            + " document.querySelector('madang-visit').session;"
            + " return state.participants.filter(({ self }) => !self).flatMap(({ id }) =>"
            + " diagnostics.diagnose(id).timeline.map(({ step, atMillis, detail }) =>"
            + " [[step, detail].filter(Boolean).join(' '), atMillis])); }";

    private final String address;
    private final String ready;
    private final boolean apart;
    private final Browser browser;
    private final Closer opened = new Closer();
    private final List<Page> early = new ArrayList<>();
    private final BrowserContext lateContext;

    /**
     * @param sees milliseconds until the newcomer sees everybody
     * @param seen until everybody sees the newcomer
     * @param steps what our page tells of the newcomer's links: the name of each step, and milliseconds from the click
     *     until the last of the links has reached it
     */
    public record Result(double sees, double seen, Map<String, Double> steps) {}

    private JoinRace(Browser browser, String address, String ready, boolean apart, int people) {
        this.browser = browser;
        this.address = address;
        this.ready = ready;
        this.apart = apart;
        lateContext = context();
        for (int i = 1; i < people; i++) {
            early.add(page(apart ? context() : lateContext, "Early" + i));
        }
        Page first = page(lateContext, "Late");
        if (apart) {
            // The first visit of a browser is another matter: nobody is registered yet.
            early.forEach(this::visit);
            visit(first);
        }
        first.close();
    }

    private void visit(Page page) {
        join(page);
        page.getByTestId("leave").waitFor();
        leave(page);
    }

    public static JoinRace ours(Browser browser, TestRoom room, int people) {
        String address = room.host().server().uri() + "/r/" + room.code() + "?name=";
        return new JoinRace(browser, address, READY_DOOR, true, people);
    }

    /** All in one context, or their channel would not connect them. */
    public static JoinRace minimum(Browser browser, ForeignSite site, int people) {
        site.put("/minimum", Resources.text("/lab/minimum.html"));
        return new JoinRace(browser, site.origin() + "/minimum?", READY_MINIMUM, false, people);
    }

    public Result run() {
        for (Page page : early) {
            page.waitForFunction(ready);
        }
        early.forEach(JoinRace::join);
        early.forEach(page -> awaitFrames(page, early.size() - 1));
        Page late = page(lateContext, "Late");
        late.waitForFunction(ready);
        early.forEach(page -> page.evaluate("firstFrames.reset()"));
        join(late);
        awaitFrames(late, early.size());
        early.forEach(page -> awaitFrames(page, 1));
        double clicked = number(late, "firstFrames.clickedAt()");
        Result result = new Result(
                number(late, "firstFrames.lastAt()") - clicked,
                early.stream()
                                .mapToDouble(page -> number(page, "firstFrames.lastAt()"))
                                .max()
                                .orElseThrow()
                        - clicked,
                apart ? steps(late) : Map.of());
        leave(late);
        late.close();
        early.forEach(this::leave);
        return result;
    }

    private BrowserContext context() {
        BrowserContext context = opened.add(browser.newContext(
                new NewContextOptions().setLocale("en-US").setPermissions(List.of("camera", "microphone"))));
        context.addInitScript(Resources.text("/lab/probe.js"));
        context.addInitScript(Resources.text("/lab/first-frames.js"));
        return context;
    }

    private Page page(BrowserContext context, String name) {
        Page page = context.newPage();
        page.navigate(address + name);
        page.waitForFunction(apart ? "() => document.querySelector('[data-testid=join]')" : ready);
        return page;
    }

    private static void join(Page page) {
        page.evaluate("firstFrames.reset()");
        page.getByTestId("join").click();
    }

    private void leave(Page page) {
        page.getByTestId("leave").click();
        if (apart) {
            page.getByTestId("next-step").click();
            page.getByTestId("join").waitFor();
        }
    }

    private static void awaitFrames(Page page, int others) {
        page.waitForFunction("others => firstFrames.count() >= others", others);
    }

    private static double number(Page page, String expression) {
        return ((Number) page.evaluate(expression)).doubleValue();
    }

    private static Map<String, Double> steps(Page page) {
        List<?> entries = (List<?>) page.evaluate(STEPS);
        Map<String, Double> last = new LinkedHashMap<>();
        for (Object entry : entries) {
            List<?> step = (List<?>) entry;
            last.merge((String) step.get(0), ((Number) step.get(1)).doubleValue(), Math::max);
        }
        return last;
    }

    @Override
    public void close() {
        opened.close();
    }
}
