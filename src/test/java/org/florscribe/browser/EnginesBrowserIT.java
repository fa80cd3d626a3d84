package org.florscribe.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.ColorScheme;
import org.junit.jupiter.api.Test;

/** An admin sets up engines: from the empty page to a test that says in words why it did not pass. */
class EnginesBrowserIT {

    @Test
    void engines_are_added_put_in_order_allowed_tested_and_removed() {
        try (Chromium chromium = new Chromium()) {
            BrowserContext window = chromium.window(Chromium.WIDE, ColorScheme.LIGHT);
            Practice practice = new Practice();
            practice.setUp(window);
            Page page = practice.signIn(window);
            page.navigate("/admin/engines.xhtml");
            assertThat(page.locator(".flor-empty")).containsText("No speech engine is set up");
            look(page);

            add(page, "whisper.cpp", "http://127.0.0.1:9");
            Practice.press(page, "Test the engine");
            assertThat(page.locator("#test-result.flor-stop"))
                    .isVisible(new LocatorAssertions.IsVisibleOptions().setTimeout(60_000));
            assertThat(page.locator("#test-result")).containsText("Tested ");
            look(page);

            add(page, "speaches", "http://127.0.0.1:9/v1");
            page.navigate("/admin/engines.xhtml");
            assertThat(page.locator(".flor-notice.flor-stop"))
                    .containsText("None of these engines may receive patient data");
            look(page);
            assertThat(page.locator("#engines tbody tr").first()).containsText("whisper.cpp");
            page.getByLabel("Earlier: speaches").press("Enter");
            assertThat(page.locator(".flor-notice.flor-good")).hasText("The order is changed.");
            assertThat(page.locator("#engines tbody tr").first()).containsText("speaches");

            page.getByText("Open speaches").click();
            page.locator("#mayReceivePhi").check();
            page.locator("#password").fill(Practice.PASSWORD);
            Practice.press(page, "Save");
            assertThat(page.locator("#engines tbody tr").first()).containsText("Allowed");

            page.getByText("Open whisper.cpp").click();
            page.locator("#baseUrl").fill("nowhere");
            page.locator("#password").fill(Practice.PASSWORD);
            Practice.press(page, "Save");
            assertThat(page.locator("#baseUrl-error")).containsText("This is the engine's address");
            page.locator("#password").fill(Practice.PASSWORD);
            page.locator("#baseUrl").fill("");
            Practice.press(page, "Remove");
            assertThat(page.locator("#engines tbody tr")).hasCount(1);
            assertThat(chromium.complaints()).isEmpty();
        }
    }

    private static void add(Page page, String preset, String address) {
        page.navigate("/admin/engines.xhtml");
        page.getByText(preset, new Page.GetByTextOptions().setExact(true))
                .last()
                .click();
        page.locator("#baseUrl").fill(address);
        page.locator("#password").fill(Practice.PASSWORD);
        look(page);
        Practice.press(page, "Add the engine");
        assertThat(page.locator("main > .flor-notice.flor-good")).hasText("The engine is added. Test it now.");
    }

    private static void look(Page page) {
        assertThat(new AxeBuilder(page)
                        .analyze().getViolations().stream()
                                .flatMap(rule -> rule.getNodes().stream()
                                        .map(node -> rule.getId() + " " + node.getTarget() + " " + node.getHtml()))
                                .toList())
                .isEmpty();
    }
}
