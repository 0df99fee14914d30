package dev.madang.lab;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Asks axe whether a page can be used by everybody, in light and dark, and measures what axe does not: that nothing
 * hangs over the side, and on a phone that everything is large enough for a thumb.
 */
public final class Access {

    private static final Path AXE = Path.of("frontend", "node_modules", "axe-core", "axe.min.js");

    private static final int PHONE_WIDTH = 600;

    private static final String ASK = """
            async rules => {
              const { violations } = await axe.run(document, { runOnly: rules, resultTypes: ['violations'] });
              return violations.flatMap(({ id, nodes }) => nodes.map(({ target, html, failureSummary }) =>
                `${id}: ${target.join(' ')} ${html.slice(0, 160)} ${failureSummary.split('\\n').slice(1, 3).join(' ')}`));
            }
            """;

    /** With the colours half way from one theme to the other, no contrast is what it will be. */
    private static final String SETTLED = """
            async () => {
              await new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)));
              const moving = document.getAnimations().filter(each => each instanceof CSSTransition);
              await Promise.allSettled(moving.map(each => each.finished));
            }
            """;

    private static final String SMALL = """
            () => [...document.querySelectorAll('button, a[href], input, select, textarea, summary')]
              .filter(each => each.checkVisibility({ visibilityProperty: true, opacityProperty: true }))
              .map(each => each.matches('[type=checkbox], [type=radio]') ? each.closest('label') ?? each : each)
              .map(each => ({ each, box: each.getBoundingClientRect() }))
              .filter(({ box }) => box.width > 1 && Math.min(box.width, box.height) < 43.5)
              .map(({ each, box }) => `small: ${each.dataset.testid ?? each.outerHTML.slice(0, 120)} ${box.width}x${box.height}`)
            """;

    private final List<String> faults = new ArrayList<>();

    /** @param state what is seen, for the list of faults */
    public void look(Page page, String state) {
        page.emulateMedia(new Page.EmulateMediaOptions()
                .setColorScheme(ColorScheme.LIGHT)
                .setReducedMotion(ReducedMotion.REDUCE));
        if (page.evaluate("typeof axe").equals("undefined")) {
            page.evaluate(source());
        }
        note(state, ask(page, "['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']", "tag"));
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
        note(state + ", dark", ask(page, "['color-contrast']", "rule"));
        int width = (int) page.evaluate("innerWidth");
        int wide = (int) page.evaluate("document.documentElement.scrollWidth");
        if (wide > width) {
            note(state, List.of("overflow: " + wide + " px"));
        }
        if (width < PHONE_WIDTH) {
            note(state, strings(page.evaluate(SMALL)));
        }
    }

    public void assertNoFaults() {
        assertThat(faults).isEmpty();
    }

    private void note(String state, List<String> found) {
        found.forEach(fault -> faults.add(state + ": " + fault));
    }

    private static List<String> ask(Page page, String values, String type) {
        page.evaluate(SETTLED.strip());
        return strings(page.evaluate("(" + ASK.strip() + ")({ type: '" + type + "', values: " + values + " })"));
    }

    private static List<String> strings(Object list) {
        return ((List<?>) list).stream().map(String::valueOf).toList();
    }

    private static String source() {
        try {
            return Files.readString(AXE) + ";0";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
