package org.florscribe.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import org.junit.jupiter.api.Test;

/** From the day's list to a signed note without a mouse, and what a screen reader is told on the way. */
class KeyboardBrowserIT {

    private static final int MOST_STEPS = 200;

    @Test
    void a_note_is_reviewed_and_signed_by_keyboard_alone() {
        try (Chromium chromium = new Chromium()) {
            Practice practice = new Practice();
            BrowserContext window = chromium.window(Chromium.WIDE, ColorScheme.LIGHT);
            practice.setUp(window);
            Page page = practice.signIn(window);
            Practice.startVisit(page, "Tomasz", "Zielinski", "287103");
            Practice.giveConsent(page);
            Practice.bringConversation(page);
            page.navigate("/app/today.xhtml");

            press(page, "Skip to main content");
            press(page, "Review Tomasz Zielinski");
            page.waitForURL("**/app/visit.xhtml*");
            walkThrough(page);
            readEvidence(page);
            settle(page);

            page.keyboard().press("Control+Enter");
            assertThat(page.locator("dialog#sign")).isVisible();
            assertThat(page.locator("#password")).isFocused();
            page.keyboard().press("Escape");
            assertThat(page.locator("dialog#sign")).isHidden();
            page.keyboard().press("Control+Enter");
            page.keyboard().type(Practice.PASSWORD);
            page.keyboard().press("Enter");
            assertThat(page.locator(".flor-notice.flor-good")).hasText("Signed.");
            assertThat(page.locator(".flor-notice.flor-good")).hasAttribute("role", "status");
            assertThat(chromium.complaints()).isEmpty();
        }
    }

    /** Whatever gets the focus is to be seen, from the first link round to it again. */
    private static void walkThrough(Page page) {
        page.keyboard().press("Tab");
        assertThat(focused(page)).startsWith("Skip to main");
        for (int i = 0; i < MOST_STEPS; i++) {
            page.keyboard().press("Tab");
            if (focused(page).startsWith("Skip to main")) {
                return;
            }
            awaitInView(page);
        }
        throw new AssertionError("The way round has no end");
    }

    /** A press on a number reads out the line it stands for, and keeps the place in the note. */
    private static void readEvidence(Page page) {
        tabTo(page, "Heard in line");
        String label = focused(page);
        page.keyboard().press("Enter");
        assertThat(page.locator("#flor-announce")).not().isEmpty();
        assertThat(page.locator("#flor-announce")).hasAttribute("role", "status");
        assertThat(focused(page)).isEqualTo(label);
        awaitInView(page);
    }

    private static void settle(Page page) {
        Locator open = page.locator("[data-dispose=KEPT]");
        for (int left = open.count(); left > 0; left = open.count()) {
            page.keyboard().press("Alt+u");
            assertThat(page.locator(".flor-unheard :focus")).hasCount(1);
            tabTo(page, "Keep");
            page.keyboard().press("Enter");
            assertThat(open).hasCount(left - 1);
        }
    }

    private static void press(Page page, String name) {
        tabTo(page, name);
        page.keyboard().press("Enter");
    }

    private static void tabTo(Page page, String name) {
        for (int i = 0; i < MOST_STEPS; i++) {
            if (focused(page).startsWith(name)) {
                return;
            }
            page.keyboard().press("Tab");
        }
        throw new AssertionError("Nothing called " + name + " can be reached by keyboard");
    }

    private static String focused(Page page) {
        return (String) page.evaluate("() => { const e = document.activeElement;"
                + " return (e.ariaLabel || e.textContent || '').trim().replace(/\\s+/g, ' '); }");
    }

    /** The focus is not hidden by the bars, once the page has come to rest. A file is chosen by a label that shows the focus of its field. */
    private static void awaitInView(Page page) {
        page.waitForFunction("() => { const a = document.activeElement;"
                + " const e = a.matches('label.flor-file input') ? a.closest('label') : a;"
                + " const r = e.getBoundingClientRect();"
                + " const top = document.elementFromPoint(r.x + r.width / 2, r.y + r.height / 2);"
                + " return top === e || e.contains(top); }");
    }
}
