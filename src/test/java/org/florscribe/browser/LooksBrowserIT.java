package org.florscribe.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.ScreenshotOptions;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every page, wide and narrow, light and dark: nothing for axe to find, no sideways scrolling, no error; and its picture. */
class LooksBrowserIT {

    private static final Path SHOTS = Path.of("target/shots");
    /** Replaced only when asked for with -Dflorscribe.picture=true, so that a test run leaves no changed file. */
    private static final Path README_PICTURE = Path.of("docs/images/visit.png");

    private static Chromium chromium;
    private static EveryPage pages;

    @BeforeAll
    static void fill() {
        chromium = new Chromium();
        pages = new EveryPage(chromium);
    }

    @AfterAll
    static void close() {
        chromium.close();
    }

    @ParameterizedTest
    @CsvSource({"1440,LIGHT", "390,DARK"})
    void every_page_is_accessible_and_fits(int width, ColorScheme scheme) throws Exception {
        look(width, scheme);
    }

    /** What a page looks like follows from its width and its colours, each of which was there before. */
    @ParameterizedTest
    @Tag("long")
    @CsvSource({"1440,DARK", "390,LIGHT"})
    void every_page_is_accessible_and_fits_the_other_way_round_too(int width, ColorScheme scheme) throws Exception {
        look(width, scheme);
    }

    private static void look(int width, ColorScheme scheme) throws Exception {
        Files.createDirectories(SHOTS);
        List<String> faults = new ArrayList<>();
        boolean withDialogs = (width == Chromium.WIDE) == (scheme == ColorScheme.LIGHT);
        Set<String> dialogs = new HashSet<>();
        BrowserContext window = chromium.window(width, scheme);
        Page page = pages.signIn(window);
        for (Map.Entry<String, String> one : pages.addresses().entrySet()) {
            int status = page.navigate(one.getValue()).status();
            if (status >= 400 && !one.getKey().equals("not-found")) {
                faults.add(one.getKey() + ": " + status);
            }
            String name = one.getKey() + "-" + width + "-" + scheme.name().toLowerCase(Locale.ROOT);
            if (one.getKey().equals("visit")) {
                page.locator("[data-evidence]").first().click();
                if (width == Chromium.NARROW) {
                    look(page, name + "-conversation", faults);
                    page.locator("#tab-note").click();
                }
            }
            look(page, name, faults);
            if (withDialogs && page.url().contains("/app/visit.xhtml")) {
                OpenDialogs.look(page, name, dialogs, faults);
            }
            if (one.getKey().equals("visit")) {
                page.locator("[data-dialog=sign]").click();
                look(page, name + "-sign", faults);
            }
        }
        window.close();
        assertThat(faults).isEmpty();
        if (withDialogs) {
            assertThat(dialogs).contains("cancel", "withdraw", "flor-paste", "sign", "changes", "addendum", "error");
        }
        assertThat(chromium.complaints())
                .filteredOn(complaint -> !complaint.contains("nowhere.xhtml"))
                .isEmpty();
    }

    private static void look(Page page, String name, List<String> faults) throws java.io.IOException {
        page.evaluate("() => document.fonts.ready");
        page.screenshot(new ScreenshotOptions().setPath(SHOTS.resolve(name + ".png")));
        if (name.equals("visit-1440-light") && Boolean.getBoolean("florscribe.picture")) {
            Files.createDirectories(README_PICTURE.getParent());
            Files.copy(SHOTS.resolve(name + ".png"), README_PICTURE, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        }
        Object sideways = page.evaluate("() => document.documentElement.scrollWidth > innerWidth");
        if (Boolean.TRUE.equals(sideways)) {
            faults.add(name + ": scrolls sideways");
        }
        for (Rule rule : new AxeBuilder(page).analyze().getViolations()) {
            rule.getNodes()
                    .forEach(node ->
                            faults.add(name + ": " + rule.getId() + " " + node.getTarget() + " " + node.getHtml()));
        }
    }
}
