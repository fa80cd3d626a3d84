package org.florscribe.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.ScreenshotOptions;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.florscribe.testing.RunningProduct;
import org.florscribe.testing.WebhookReceiver;
import org.florscribe.testing.WebhookReceiver.Mood;
import org.junit.jupiter.api.Test;

/** An admin has other software told of visits, tries it, reads what came of it, sends again, changes the secret, and removes it. */
class WebhooksBrowserIT {

    private static final Path SHOTS = Path.of("target/shots");

    @Test
    void a_webhook_from_the_first_secret_to_its_end() {
        try (WebhookReceiver receiver = new WebhookReceiver();
                RunningProduct product =
                        RunningProduct.start(Map.of("OUTBOUND_ALLOW", "127.0.0.0/8:" + receiver.port()));
                Chromium chromium = new Chromium()) {
            BrowserContext window = chromium.window(product, Chromium.WIDE, ColorScheme.LIGHT, "{}");
            Practice practice = new Practice();
            practice.setUp(window, product);
            Page page = practice.signIn(window);
            page.navigate("/admin/webhooks.xhtml");
            assertThat(page.locator("main")).containsText("Nobody is told anything.");
            fill(page, "https://10.1.2.3/hook");
            assertThat(page.locator("main")).containsText("The address may not be called");
            fill(page, receiver.url());
            receiver.knows(page.locator("#webhook-secret").textContent());
            look(page);
            page.navigate("/admin/webhooks.xhtml");
            assertThat(page.locator("#webhook-secret")).hasCount(0);

            page.getByText("Change " + receiver.url()).click();
            assertThat(page.locator("#test")).isVisible();
            String address = page.url();
            Practice.press(page, "Send a test");
            assertThat(page.locator(".flor-notice.flor-good")).containsText("Taken (204)");
            receiver.next(Mood.BROKEN);
            Practice.press(page, "Send a test");
            assertThat(page.locator(".flor-notice.flor-stop")).containsText("Answered 500");
            Practice.startVisit(page, "Walter", "Hughes", "102288");
            page.navigate(address);
            Locator planned =
                    page.locator("#log tbody tr").filter(new Locator.FilterOptions().setHasText("visit.planned"));
            for (int i = 0; i < 50 && !planned.textContent().contains("Taken"); i++) {
                page.waitForTimeout(200);
                page.reload();
            }
            planned.getByText("Send again").click();
            assertThat(page.locator(".flor-notice.flor-good")).hasText("The event is sent again.");
            everyLook(
                    chromium,
                    practice,
                    product,
                    List.of("/admin/webhooks.xhtml", address.replaceAll("^.*(/admin/)", "$1")));

            page.navigate(address);
            page.locator("#password").fill(Practice.PASSWORD);
            Practice.press(page, "Make a new secret");
            receiver.knows(page.locator("#webhook-secret").textContent());
            assertThat(page.locator("#secret-words")).containsText("The one before signs too until");
            page.navigate(address);
            page.locator("#active").uncheck();
            page.locator("#password").fill(Practice.PASSWORD);
            Practice.press(page, "Save");
            assertThat(page.locator(".flor-notice.flor-good")).hasText("Saved.");
            page.locator("#password").fill(Practice.PASSWORD);
            Practice.press(page, "Remove");
            assertThat(page.locator(".flor-notice.flor-good")).hasText("The webhook was removed.");
            assertThat(page.locator("main")).containsText("Nobody is told anything.");
            assertThat(receiver.faults()).isEmpty();
            assertThat(chromium.complaints()).isEmpty();
        }
    }

    private static void fill(Page page, String url) {
        page.locator("#url").fill(url);
        page.getByLabel("visit.planned").check();
        page.getByLabel("note.signed").check();
        page.locator("#password").fill(Practice.PASSWORD);
        Practice.press(page, "Add");
    }

    private static void everyLook(
            Chromium chromium, Practice practice, RunningProduct product, List<String> addresses) {
        for (int width : List.of(Chromium.WIDE, Chromium.NARROW)) {
            for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
                BrowserContext window = chromium.window(product, width, scheme, "{}");
                Page page = practice.signIn(window);
                for (String address : addresses) {
                    page.navigate(address);
                    look(page);
                    String name = (address.contains("id=") ? "webhook-" : "webhooks-filled-") + width + "-"
                            + scheme.name().toLowerCase(Locale.ROOT);
                    page.screenshot(new ScreenshotOptions()
                            .setPath(SHOTS.resolve(name + ".png"))
                            .setFullPage(true));
                }
                window.close();
            }
        }
    }

    private static void look(Page page) {
        assertThat(new AxeBuilder(page).analyze().getViolations()).isEmpty();
        assertThat(page.evaluate("() => document.documentElement.scrollWidth > innerWidth"))
                .isEqualTo(false);
    }
}
