package org.florscribe.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.UUID;
import org.florscribe.testing.RunningProduct;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Steps that could not be done: an admin sees why, has them tried again, one or all, or gives one up with a reason. */
class StuckWorkBrowserIT {

    @RegisterExtension
    static final SignedIn BROWSER = new SignedIn();

    private static Page page;

    @BeforeAll
    static void open() {
        page = BROWSER.page();
    }

    @Test
    void stuck_steps_are_tried_again_one_or_all_or_given_up_with_a_reason() throws SQLException {
        stuck("Tomasz", "Zielinski", "520417");
        stuck("Mei-Ling", "Chen", "520418");
        stuck("Joseph", "Abate", "520419");
        stuck("Priya", "Raman", "520420");
        Locator lines = page.locator("#parked tbody tr");

        page.navigate("/admin/jobs.xhtml");
        assertThat(lines).hasCount(4);
        assertThat(lines.first()).containsText("Draft the note");
        assertThat(lines.first()).containsText("The engine failed");
        assertThat(lines.first().locator(".flor-muted")).not().isEmpty();

        lines.first().getByText("Give up").click();
        Practice.press(page, "Give this step up");
        assertThat(page.locator("#reason-error")).containsText("Give a reason");
        page.getByLabel("Why this step is given up").fill("Written by hand meanwhile");
        Practice.press(page, "Give this step up");
        assertThat(lines).hasCount(3);

        lines.first().getByText("Try again").click();
        assertThat(lines).hasCount(2);

        Practice.press(page, "Try all again");
        assertThat(page.locator("#parked")).containsText("Nothing is stuck.");

        page.navigate("/admin/audit.xhtml");
        assertThat(page.locator("#log")).containsText("Step discarded");
        assertThat(page.locator("#log")).containsText("Step retried");
        assertThat(BROWSER.chromium().complaints()).isEmpty();
    }

    private static void stuck(String given, String family, String mrn) throws SQLException {
        Practice.startVisit(page, given, family, mrn);
        Practice.giveConsent(page);
        Practice.bringConversation(page);
        String id = page.url().replaceFirst("^.*[?&]id=([0-9a-f-]{36}).*$", "$1");
        try (Connection connection = RunningProduct.shared().superuserConnection();
                var park = connection.prepareStatement(
                        "update pipeline_step set state = 'PARKED', attempt = 5,"
                                + " error_code = 'ENGINE_FAILED', version = version + 1 where encounter_id = ? and step = 'DRAFT'")) {
            park.setObject(1, UUID.fromString(id));
            assertThat(park.executeUpdate()).isOne();
        }
    }
}
