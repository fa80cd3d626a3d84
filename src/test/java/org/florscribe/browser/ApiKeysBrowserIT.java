package org.florscribe.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** An admin lets a program in, changes its key over, and shuts it out. */
class ApiKeysBrowserIT {

    @RegisterExtension
    static final SignedIn BROWSER = new SignedIn();

    private static Page page;

    @BeforeAll
    static void open() {
        page = BROWSER.page();
    }

    @Test
    void a_key_is_made_shown_once_replaced_and_revoked() throws Exception {
        page.navigate("/admin/api-keys.xhtml");
        assertThat(page.locator("#keys")).containsText("No program has a key.");
        page.locator("#name").fill("Billing at night");
        page.locator("[name=scopes][value=CHARTS_READ]").check();
        page.locator("#addresses").fill("nowhere");
        page.locator("#password").fill(Practice.PASSWORD);
        Practice.press(page, "Make the key");
        assertThat(page.locator("#addresses-error")).containsText("192.0.2.7");

        page.locator("#addresses").fill("127.0.0.1, 10.0.0.0/8");
        page.locator("#password").fill(Practice.PASSWORD);
        Practice.press(page, "Make the key");
        String key = page.locator("#made-key").textContent();
        assertThat(page.locator("#made-signing")).not().isEmpty();
        assertThat(status(key)).isEqualTo(200);

        page.navigate("/admin/api-keys.xhtml");
        assertThat(page.locator("#made-key")).hasCount(0);
        Locator row = page.locator("#keys tbody tr");
        assertThat(row).containsText("charts:read");
        assertThat(row).containsText("in use");
        assertThat(row).containsText("from 127.0.0.1");
        row.getByRole(AriaRole.LINK).click();
        page.locator("#password").fill(Practice.PASSWORD);
        Practice.press(page, "Replace");
        String next = page.locator("#made-key").textContent();
        assertThat(status(key)).isEqualTo(200);
        assertThat(status(next)).isEqualTo(200);

        page.navigate("/app/profile.xhtml");
        Locator own = page.locator("#own-keys tbody tr");
        assertThat(own).hasCount(2);
        own.first().getByText("Revoke").click();
        assertThat(page.locator(".flor-notice.flor-good")).containsText("The key is revoked.");
        assertThat(status(next)).isEqualTo(401);

        page.navigate("/admin/api-keys.xhtml");
        row.getByRole(AriaRole.LINK).click();
        page.locator("#password").fill(Practice.PASSWORD);
        Practice.press(page, "Revoke");
        assertThat(page.locator(".flor-notice.flor-good")).containsText("The key is revoked.");
        assertThat(row).hasCount(2);
        assertThat(status(key)).isEqualTo(401);
    }

    private static int status(String key) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(page.url()).resolve("/api/v1/encounters"))
                .header("Authorization", "Bearer " + key)
                .build();
        return HttpClient.newHttpClient().send(request, BodyHandlers.ofString()).statusCode();
    }
}
