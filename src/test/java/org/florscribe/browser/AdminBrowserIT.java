package org.florscribe.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What an admin does by hand: people, and who opened what. */
class AdminBrowserIT {

    @RegisterExtension
    static final SignedIn BROWSER = new SignedIn();

    private static Page page;

    @BeforeAll
    static void open() {
        page = BROWSER.page();
    }

    @Test
    void somebody_is_invited_signs_in_gets_another_role_and_loses_access() {
        String email = "farrow." + UUID.randomUUID().toString().substring(0, 8) + "@riverside.example";
        page.navigate("/admin/staff.xhtml");
        page.getByLabel("Given name").fill("Ione");
        page.getByLabel("Family name").fill("Farrow");
        page.locator("#email").fill(email);
        page.getByLabel("Auditor").check();
        page.locator("#password").fill(Practice.PASSWORD);
        Practice.press(page, "Send the invitation");
        String link = page.locator("#invitation-link").textContent();

        BrowserContext theirs = BROWSER.chromium().window(Chromium.WIDE, ColorScheme.LIGHT);
        Page they = theirs.newPage();
        they.navigate(link);
        they.getByLabel("Choose a password").fill(Practice.PASSWORD);
        Practice.press(they, "Keep this password");
        they.getByLabel("Email").fill(email);
        they.getByLabel("Password").fill(Practice.PASSWORD);
        Practice.press(they, "Sign in");
        assertThat(they.getByLabel("Main").getByText("Access log")).isVisible();
        assertThat(they.getByLabel("Main").getByText("Today")).hasCount(0);

        page.navigate("/admin/staff.xhtml");
        Locator row = page.locator("tr", new Page.LocatorOptions().setHasText(email));
        assertThat(row).containsText("Active");
        row.getByRole(AriaRole.LINK).click();
        page.locator("[name=roles][value=CLINICIAN]").check();
        page.locator("#password").fill(Practice.PASSWORD);
        Practice.press(page, "Save roles");
        assertThat(page.locator(".flor-notice.flor-good")).hasText("Saved.");

        confirm(row, "Sign out everywhere");
        assertThat(page.locator(".flor-notice.flor-good")).hasText("Every session of this person is over.");
        they.reload();
        they.getByLabel("Email").fill(email);
        they.getByLabel("Password").fill(Practice.PASSWORD);
        Practice.press(they, "Sign in");
        assertThat(they.getByLabel("Main").getByText("Access log")).isVisible();

        confirm(row, "End access");
        assertThat(page.locator(".flor-notice.flor-good")).containsText("Access ended.");
        they.reload();
        assertThat(they.getByLabel("Password")).isVisible();
        theirs.close();
    }

    /** On the page of the person of this line. */
    private static void confirm(Locator row, String button) {
        page.navigate("/admin/staff.xhtml");
        row.getByRole(AriaRole.LINK).click();
        page.locator("#password").fill(Practice.PASSWORD);
        Practice.press(page, button);
    }

    @Test
    void the_access_log_is_narrowed_by_patient_and_action_says_so_and_can_be_widened_again() {
        Practice.startVisit(page, "Mei-Ling", "Chen", "365091");
        Practice.startVisit(page, "Joseph", "Abate", "419274");
        page.navigate("/admin/audit.xhtml");
        Locator patient = page.locator("#log a[href*='patient=']").first();
        patient.click();
        assertThat(page.locator(".flor-notice")).containsText("Only lines about the patient");
        Locator numbers = page.locator("#log a[href*='patient=']");
        assertThat(numbers).not().hasCount(0);
        assertThat(numbers.allTextContents().stream().distinct().count()).isEqualTo(1);

        page.locator("#action").selectOption("Patient created");
        Practice.press(page, "Show");
        assertThat(page.locator("#log tbody tr")).hasCount(1);
        page.getByText("Clear the filter").click();
        assertThat(page.locator(".flor-notice")).hasCount(0);

        page.locator("#action").selectOption("Token reused");
        Practice.press(page, "Show");
        assertThat(page.locator("#log")).containsText("No line of the log matches.");
    }

    @Test
    void recurring_jobs_are_listed_with_their_next_run() {
        page.navigate("/admin/jobs.xhtml");
        Locator sweep =
                page.locator("#recurring tr", new Page.LocatorOptions().setHasText("Take up steps that got lost"));
        assertThat(sweep).isVisible();
        assertThat(sweep.locator("td").last()).containsText(":");
        assertThat(page.locator("#parked")).containsText("Nothing is stuck.");
    }

    @Test
    void the_access_log_goes_on_behind_its_first_fifty_lines_without_one_twice() {
        for (int i = 0; i < 30; i++) {
            page.navigate("/app/today.xhtml");
            page.navigate("/admin/jobs.xhtml");
        }
        page.navigate("/admin/audit.xhtml");
        assertThat(page.locator("#log tbody tr")).hasCount(50);
        Locator more = page.getByText("Older lines");
        String next = more.getAttribute("href");
        more.click();
        assertThat(page.locator("#log tbody tr").first()).isVisible();
        assertThat(page.url()).contains("after=").endsWith(next.substring(next.indexOf("&from")));
        assertThat(BROWSER.chromium().complaints()).isEmpty();
    }
}
