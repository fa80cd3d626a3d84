package org.florscribe.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.ScreenshotOptions;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.florscribe.testing.IdentityProviderServer;
import org.florscribe.testing.IdentityProviderServer.Person;
import org.florscribe.testing.RunningProduct;
import org.junit.jupiter.api.Test;

/** An owner sets single sign-on up and tries it; somebody new comes in by it, chooses a password for what counts, and meets it when the provider is away. */
class SsoBrowserIT {

    private static final Path SHOTS = Path.of("target/shots");

    @Test
    void single_sign_on_from_its_settings_to_the_day_on_which_the_provider_is_away() {
        try (IdentityProviderServer provider = new IdentityProviderServer();
                RunningProduct product =
                        RunningProduct.start(Map.of("OUTBOUND_ALLOW", "127.0.0.0/8:" + provider.port()));
                Chromium chromium = new Chromium()) {
            BrowserContext window = chromium.window(product, Chromium.WIDE, ColorScheme.LIGHT, "{}");
            Practice practice = new Practice();
            practice.setUp(window, product);
            Page owner = practice.signIn(window);
            owner.navigate("/admin/single-sign-on.xhtml");
            look(owner);
            settings(owner, provider.issuer() + "/other");
            Practice.press(owner, "Test the provider");
            assertThat(owner.locator(".flor-notice.flor-stop")).containsText("no description of a provider");
            settings(owner, provider.issuer());
            assertThat(owner.locator(".flor-notice.flor-good")).containsText("Saved.");
            Practice.press(owner, "Test the provider");
            assertThat(owner.locator(".flor-notice.flor-good")).containsText("The provider is there");
            String entry = owner.locator("#entry").textContent();
            everyLook(chromium, practice, product);

            provider.signIn(Person.of("ada@riverside.example"));
            BrowserContext elsewhere = chromium.window(product, Chromium.WIDE, ColorScheme.LIGHT, "{}");
            Page ada = elsewhere.newPage();
            ada.navigate(entry);
            ada.waitForURL("**/app/today.xhtml");
            assertThat(ada.locator(".flor-me")).containsText("Ada Quill");
            ada.navigate("/app/profile.xhtml");
            assertThat(ada.locator("#no-password")).isVisible();
            look(ada);
            ada.locator("#firstPassword").fill(Practice.PASSWORD);
            Practice.press(ada, "Choose a password");
            assertThat(ada.locator(".flor-notice.flor-good")).containsText("Your password is set");
            assertThat(ada.locator("#no-password")).hasCount(0);
            ada.locator("#sign-out").click();
            assertThat(ada.locator("#single-sign-on")).hasText("Sign in with Riverside login");
            look(ada);
            ada.screenshot(new ScreenshotOptions().setPath(SHOTS.resolve("sso-login.png")));
            ada.locator("#single-sign-on").click();
            ada.waitForURL("**/app/today.xhtml");

            provider.signInNobody();
            ada.navigate(entry);
            assertThat(ada.locator("main")).containsText("was cancelled");
            assertThat(ada.locator("#again")).isVisible();
            look(ada);
            ada.screenshot(new ScreenshotOptions().setPath(SHOTS.resolve("sso-refused.png")));
            ada.locator("#with-password").click();
            assertThat(ada.locator("#password")).isVisible();
            assertThat(provider.faults()).isEmpty();
            assertThat(chromium.complaints()).isEmpty();
        }
    }

    private static void settings(Page page, String issuer) {
        page.locator("#name").fill("Riverside login");
        page.locator("#issuer").fill(issuer);
        page.locator("#clientId").fill(IdentityProviderServer.CLIENT_ID);
        page.locator("#clientSecret").fill(IdentityProviderServer.CLIENT_SECRET);
        page.locator("#domains").fill("riverside.example");
        page.locator("#joining").selectOption("CLINICIAN");
        page.locator("#active").check();
        page.locator("#password").fill(Practice.PASSWORD);
        Practice.press(page, "Save");
    }

    private static void everyLook(Chromium chromium, Practice practice, RunningProduct product) {
        for (int width : List.of(Chromium.WIDE, Chromium.NARROW)) {
            for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
                BrowserContext window = chromium.window(product, width, scheme, "{}");
                Page page = practice.signIn(window);
                page.navigate("/admin/single-sign-on.xhtml");
                look(page);
                page.screenshot(new ScreenshotOptions()
                        .setPath(SHOTS.resolve("single-sign-on-filled-" + width + "-"
                                + scheme.name().toLowerCase(Locale.ROOT) + ".png"))
                        .setFullPage(true));
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
