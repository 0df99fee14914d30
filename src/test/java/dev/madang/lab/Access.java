package dev.madang.lab;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ForcedColors;
import com.microsoft.playwright.options.ReducedMotion;
import com.microsoft.playwright.options.ViewportSize;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Asks axe whether a page can be used by everybody, in light and dark, and measures what axe does not: that nothing
 * hangs over the side, that controls have an edge in forced colours, and on a phone that everything is large enough for
 * a thumb.
 */
public final class Access {

    private static final Path AXE = Path.of("frontend", "node_modules", "axe-core", "axe.min.js");

    private static final int PHONE_WIDTH = 600;
    /** That everything has to fit into, see WCAG 1.4.10. */
    private static final int NARROWEST = 320;

    private static final String ASK = """
            async ([within, rules]) => {
              const { violations } = await axe.run(within, { runOnly: rules, resultTypes: ['violations'] });
              return violations.flatMap(({ id, nodes }) => nodes.map(({ target, html, failureSummary }) =>
                `${id}: ${target.join(' ')} ${html.slice(0, 160)} ${failureSummary.split('\\n').slice(1, 3).join(' ')}`));
            }
            """;

    /**
     * With the colours half way from one theme to the other, no contrast is what it will be; and after a change of the
     * media some elements keep their old style until something touches them.
     */
    private static final String SETTLED = """
            async () => {
              const touch = new CSSStyleSheet();
              touch.replaceSync(`* { --touched: ${performance.now()} }`);
              document.adoptedStyleSheets = [touch];
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

    /** Where the system paints everything in its own few colours, a background of ours says nothing. */
    private static final String EDGELESS = """
            () => [...document.querySelectorAll('button, .button, input, select, textarea')]
              .filter(each => each.checkVisibility({ visibilityProperty: true, opacityProperty: true }))
              .filter(each => !each.matches('[type=checkbox], [type=radio], [type=file], .visually-hidden'))
              .filter(each => {
                const { borderTopStyle, borderTopWidth } = getComputedStyle(each);
                return borderTopStyle === 'none' || parseFloat(borderTopWidth) < 1;
              })
              .map(each => `no edge in forced colours: ${each.dataset.testid ?? each.outerHTML.slice(0, 120)}`)
            """;

    private static final String LARGE = """
            () => [...document.querySelectorAll('body *')]
              .filter(each => each.checkVisibility() && !each.closest('svg, .visually-hidden, video, select, textarea, input'))
              .filter(each => [...each.childNodes].some(node => node.nodeType === 3 && node.data.trim()))
              .map(each => ({ each, style: getComputedStyle(each) }))
              .filter(({ each, style }) => style.display !== 'inline' && style.textOverflow !== 'ellipsis'
                && each.clientWidth > 1 && (each.scrollWidth > each.clientWidth + 1
                  || (style.overflowY !== 'visible' && style.overflowY !== 'auto' && each.scrollHeight > each.clientHeight + 2)))
              .map(({ each }) => `cut at 200 %: ${each.outerHTML.slice(0, 160)}`)
            """;

    private final List<String> faults = new ArrayList<>();

    /** @param state what is seen, for the list of faults */
    public void look(Page page, String state) {
        look(page, state, "html");
    }

    /** @param within what has changed since the last look: the rest is not asked about again */
    public void look(Page page, String state, String within) {
        page.emulateMedia(new Page.EmulateMediaOptions()
                .setColorScheme(ColorScheme.LIGHT)
                .setReducedMotion(ReducedMotion.REDUCE));
        settle(page);
        if (page.evaluate("typeof axe").equals("undefined")) {
            page.evaluate(source());
        }
        note(state, ask(page, within, "['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']", "tag"));
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
        settle(page);
        note(state + ", dark", ask(page, within, "['color-contrast']", "rule"));
        page.emulateMedia(new Page.EmulateMediaOptions().setForcedColors(ForcedColors.ACTIVE));
        settle(page);
        note(state, strings(page.evaluate(EDGELESS)));
        page.emulateMedia(new Page.EmulateMediaOptions().setForcedColors(ForcedColors.NONE));
        noteOverflow(page, state);
        if ((int) page.evaluate("innerWidth") < PHONE_WIDTH) {
            note(state, strings(page.evaluate(SMALL)));
        }
    }

    /** The page as with the text at 200 %, and as zoomed in so far (WCAG 1.4.4, 1.4.10): nothing is cut. */
    public void lookEnlarged(Page page, String state) {
        ViewportSize before = page.viewportSize();
        if (before.width / 2 >= NARROWEST) {
            page.setViewportSize(before.width / 2, before.height / 2);
            settle(page);
            noteOverflow(page, state + ", zoomed");
            page.setViewportSize(before.width, before.height);
        }
        page.evaluate("document.documentElement.style.fontSize = '200%'");
        settle(page);
        noteOverflow(page, state + ", large text");
        note(state, strings(page.evaluate(LARGE)));
        page.evaluate("document.documentElement.style.fontSize = ''");
        settle(page);
    }

    private void noteOverflow(Page page, String state) {
        int wide = (int) page.evaluate("document.documentElement.scrollWidth - innerWidth");
        if (wide > 0) {
            note(state, List.of("overflow: " + wide + " px"));
        }
    }

    public void assertNoFaults() {
        assertThat(faults).isEmpty();
    }

    private void note(String state, List<String> found) {
        found.forEach(fault -> faults.add(state + ": " + fault));
    }

    private static List<String> ask(Page page, String within, String values, String type) {
        settle(page);
        return strings(page.evaluate(
                "(" + ASK.strip() + ")(['" + within + "', { type: '" + type + "', values: " + values + " }])"));
    }

    private static void settle(Page page) {
        page.evaluate(SETTLED.strip());
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
