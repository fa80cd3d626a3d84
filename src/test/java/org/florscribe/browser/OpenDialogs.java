package org.florscribe.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Each dialog that a page can open, opened by keyboard: nothing for axe to find, and the focus goes in, stays in and comes back. */
final class OpenDialogs {

    private static final int STEPS = 6;
    private static final String NOTE_FOCUS_OUTSIDE = "() => { window.focusWasOutside = false;"
            + " document.addEventListener('focusin', e => {"
            + " if (document.querySelector('dialog[open]') && !e.target.closest('dialog[open]')) window.focusWasOutside = true; }); }";

    private OpenDialogs() {}

    /** @param seen those that need not be looked at again; what is found here is added */
    static void look(Page page, String name, Set<String> seen, List<String> faults) {
        Set<String> ids = new LinkedHashSet<>();
        page.locator("[data-dialog]").all().forEach(it -> ids.add(it.getAttribute("data-dialog")));
        ids.removeAll(seen);
        for (String id : ids) {
            String where = name + " " + id;
            Locator dialog = page.locator("dialog#" + id);
            Locator back = open(page, id);
            assertThat(dialog).isVisible();
            faultsOfOpen(page).forEach(fault -> faults.add(where + ": " + fault));
            page.evaluate(NOTE_FOCUS_OUTSIDE);
            for (String key : List.of("Tab", "Shift+Tab")) {
                for (int i = 0; i < STEPS; i++) {
                    page.keyboard().press(key);
                }
            }
            if (Boolean.TRUE.equals(page.evaluate("() => window.focusWasOutside"))) {
                faults.add(where + ": the focus leaves it");
            }
            page.keyboard().press("Escape");
            assertThat(dialog).isHidden();
            if (!Boolean.TRUE.equals(back.evaluate("e => e === document.activeElement"))) {
                faults.add(where + ": the focus does not come back, it is on "
                        + page.evaluate("() => document.activeElement.outerHTML.slice(0, 80)"));
            }
        }
        seen.addAll(ids);
    }

    /** Of the dialog that is open now. */
    static List<String> faultsOfOpen(Page page) {
        List<String> faults = new ArrayList<>();
        new AxeBuilder(page)
                .include("dialog[open]")
                .analyze()
                .getViolations()
                .forEach(rule -> rule.getNodes().forEach(node -> faults.add(rule.getId() + " " + node.getHtml())));
        if (!Boolean.TRUE.equals(page.evaluate("() => !!document.activeElement.closest('dialog[open]')"))) {
            faults.add("the focus does not go in");
        }
        return faults;
    }

    /** @return what should have the focus again afterwards: what was pressed, or the menu it is in */
    private static Locator open(Page page, String id) {
        List<String> tried = new ArrayList<>();
        for (Locator opener : page.locator("[data-dialog='" + id + "']").all()) {
            Locator menu = opener.locator("xpath=ancestor::details/summary");
            boolean inMenu = menu.count() == 1;
            if (inMenu ? menu.isVisible() : opener.isVisible()) {
                if (inMenu) {
                    menu.press("Enter");
                }
                opener.press("Enter");
                return inMenu ? menu : opener;
            }
            tried.add(opener.evaluate("e => e.outerHTML").toString());
        }
        throw new AssertionError("Nothing that can be seen opens " + id + ": " + tried);
    }
}
