package dev.madang.lab;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;

/**
 * Somebody without a mouse: reaches everything by the keyboard, and can see at each step where the focus is, as
 * WCAG 2.4.7 and 2.4.11 want it.
 */
public final class Keys {

    private static final int MOST_STOPS = 80;

    /** Empty when the focus shows; else what is wrong. */
    private static final String FOCUS = """
            () => {
              const at = document.activeElement;
              if (!at || at === document.body) return '';
              const { outlineStyle, outlineWidth } = getComputedStyle(at);
              const { left, right, top, bottom, width, height } = at.getBoundingClientRect();
              const name = at.dataset.testid ?? at.outerHTML.slice(0, 160);
              if (outlineStyle === 'none' || parseFloat(outlineWidth) < 2) return `no outline: ${name}`;
              const seen = [[.5, .5], [.1, .5], [.9, .5], [.5, .1], [.5, .9]].some(([x, y]) => {
                const hit = document.elementFromPoint(left + width * x, top + height * y);
                return at.contains(hit) || at.closest('label')?.contains(hit);
              });
              return seen ? '' : `covered: ${name} ${left},${top} to ${right},${bottom}`;
            }""";

    private final Page page;

    public Keys(Person person) {
        page = person.page();
    }

    /** Presses Tab until the element has the focus; each stop on the way must show. */
    public void to(String testId) {
        to(page.getByTestId(testId).first(), "Tab");
    }

    /** The same backwards. */
    public void back(String testId) {
        to(page.getByTestId(testId).first(), "Shift+Tab");
    }

    public void to(Locator wanted, String key) {
        for (int stop = 0; stop < MOST_STOPS; stop++) {
            page.keyboard().press(key);
            assertThat(page.evaluate(FOCUS)).isEqualTo("");
            if (hasFocus(wanted)) {
                return;
            }
        }
        throw new AssertionError(wanted + " cannot be reached by " + key);
    }

    public void press(String... keys) {
        for (String key : keys) {
            page.keyboard().press(key);
        }
    }

    public void type(String text) {
        page.keyboard().type(text);
    }

    /** Waits until the focus is at this element, or inside it. */
    public void awaitAt(String selector) {
        page.waitForFunction("selector => document.activeElement.closest(selector)", selector);
    }

    private static boolean hasFocus(Locator wanted) {
        return wanted.count() > 0
                && wanted.evaluate("element => element === document.activeElement")
                        .equals(true);
    }
}
