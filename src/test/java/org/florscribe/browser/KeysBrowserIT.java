package org.florscribe.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Page;
import java.nio.file.Files;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** An owner changes the practice's key, looks at what was destroyed, announces the end of the practice and takes it back. */
class KeysBrowserIT {

    @RegisterExtension
    static final SignedIn BROWSER = new SignedIn();

    private static Page page;

    @BeforeAll
    static void open() {
        page = BROWSER.page();
    }

    @Test
    void the_key_is_changed_with_the_password_only() {
        page.navigate("/admin/keys.xhtml");
        assertThat(page.locator("#changes")).containsText("The key was never changed.");
        assertThat(page.locator("#certificates")).containsText("Nothing was destroyed yet.");
        String before = page.locator("#sealing-key").textContent();
        page.locator("#open-rotate").click();
        page.locator("#password").fill("not mine");
        page.locator("#rotate").click();
        assertThat(page.locator("#password-error")).not().isEmpty();
        page.locator("#password").fill(Practice.PASSWORD);
        page.locator("#rotate").click();

        assertThat(page.locator(".flor-notice.flor-good")).containsText("The practice gets a new key.");
        assertThat(page.locator("#changes tbody tr")).hasCount(1);
        assertThat(page.locator("#changes")).containsText(before);
        assertThat(page.locator("#open-rotate")).hasCount(0);
    }

    @Test
    void the_end_of_the_practice_is_announced_by_its_name_and_taken_back() {
        page.navigate("/admin/keys.xhtml");
        page.locator("#open-end").click();
        page.locator("#practiceName").fill("Some practice");
        page.locator("#password").fill(Practice.PASSWORD);
        page.locator("#announce").click();
        assertThat(page.locator("#practiceName-error")).containsText("exactly as it is written: ");
        String name = page.locator("#practiceName-error").textContent().replaceFirst("^.*written: ", "");
        page.locator("#practiceName").fill(name.strip());
        page.locator("#password").fill(Practice.PASSWORD);
        page.locator("#announce").click();
        assertThat(page.locator("#end-notice")).containsText("is destroyed for good after");
        assertThat(page.locator("#open-end")).hasCount(0);

        page.navigate("/app/today.xhtml");
        assertThat(page.locator("#end-comes")).containsText("is destroyed for good after");
        page.locator("#end-comes a").click();
        assertThat(page.locator("#end-comes")).hasCount(0);
        page.locator("#end-notice a").click();
        page.locator("#password").fill(Practice.PASSWORD);
        page.locator("#keep").click();
        assertThat(page.locator(".flor-notice.flor-good")).containsText("The practice stays.");
        assertThat(page.locator("#end-notice")).hasCount(0);
    }

    @Test
    void a_certificate_of_what_was_destroyed_is_downloaded() throws Exception {
        Practice.startVisit(page, "Nadia", "Okafor", "733104");
        String visit = page.url().replaceFirst("^.*[?&]id=([0-9a-f-]+).*$", "$1");
        page.evaluate(
                "async id => { const r = await fetch('/api/v1/encounters/' + id + '/destroy', {method: 'POST', headers:"
                        + " {'Content-Type': 'application/json', 'Flor-Request': '1'}, body: JSON.stringify({reason: 'MADE_IN_ERROR'})});"
                        + " if (!r.ok) throw new Error(String(r.status)); }",
                visit);
        page.navigate("/admin/keys.xhtml");
        assertThat(page.locator("#certificates")).containsText(visit);
        Download file = page.waitForDownload(
                () -> page.locator("#certificates a").first().click());
        assertThat(Files.readString(file.path()))
                .contains("text: {\"type\":\"florscribe-certificate-of-deletion-1\"")
                .contains("signature (Ed25519): ")
                .contains(visit);
    }
}
