package org.florscribe.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The turns a visit can take besides the straight way: voices mixed up, another patient, no consent, nobody there. */
class VisitTurnsBrowserIT {

    @RegisterExtension
    static final SignedIn BROWSER = new SignedIn();

    private static Page page;

    @BeforeAll
    static void open() {
        page = BROWSER.page();
    }

    @Test
    void two_voices_can_be_swapped_one_renamed_and_one_line_moved() {
        draft("Tomasz", "Zielinski", "287103");
        Locator second = page.locator(".flor-line").nth(1);
        assertThat(second.locator("b")).hasText("Patient");

        page.getByText("Correct who is who").click();
        Practice.press(page, "Swap clinician and patient");
        assertThat(second.locator("b")).containsText("Clinician");
        Practice.press(page, "Swap clinician and patient");
        assertThat(second.locator("b")).hasText("Patient");

        Locator name = page.getByLabel("Name in the transcript").first();
        name.fill(""); // the swap may still be giving the focus back, which would take this one's selection
        name.fill("Dr. Hana Novak");
        assertThat(name).hasValue("Dr. Hana Novak");
        name.press("Tab");
        assertThat(page.locator(".flor-line").first().locator("b")).hasText("Clinician · Dr. Hana Novak");

        Practice.press(page, "Move single lines");
        Locator mover = second.getByLabel("Said by");
        mover.selectOption("Dr. Hana Novak");
        assertThat(second.locator("b")).containsText("Dr. Hana Novak");
        assertThat(page.locator(".flor-line").nth(3).locator("b")).hasText("Patient");

        mover.selectOption("A new speaker: somebody else");
        assertThat(second.locator("b")).hasText("Other");
        assertThat(page.getByLabel("Name in the transcript")).hasCount(3);
    }

    @Test
    void what_was_not_said_aloud_goes_into_the_note_with_its_letter_as_evidence() {
        draft("Amara", "Okafor", "204417");
        page.getByText("Add exam findings, vitals or reminders").click();
        page.getByLabel("What you noted").fill("Abdomen soft, not tender.");
        Practice.press(page, "Add");

        Locator mark =
                page.locator("[data-evidence][aria-label='Noted under A']").first();
        assertThat(mark).isVisible();
        assertThat(page.locator(".flor-statement", new Page.LocatorOptions().setHas(mark)))
                .containsText("bdomen");
        mark.click();
        assertThat(page.locator(".flor-noted .flor-lit")).containsText("Abdomen soft, not tender.");
    }

    @Test
    void a_visit_is_cancelled_with_a_reason_or_the_patient_did_not_come() {
        Practice.startVisit(page, "Joseph", "Abate", "419274");
        Practice.cancelVisit(page, "Called: feels well again");
        assertThat(page.locator("main")).containsText("Called: feels well again");
        assertThat(page.locator("#bring-file")).hasCount(0);

        Practice.startVisit(page, "Elena", "Petrova", "226735");
        page.getByLabel("More for this visit").click();
        Practice.press(page, "Cancel the visit");
        Practice.press(page, "The patient did not come");
        assertThat(heading("The patient did not come")).isVisible();

        page.navigate("/app/today.xhtml?show=done");
        assertThat(row("Joseph Abate")).containsText("Cancelled");
        assertThat(row("Elena Petrova")).containsText("Cancelled");
    }

    @Test
    void a_visit_of_the_wrong_patient_moves_to_the_right_one_when_that_was_confirmed() {
        Practice.startVisit(page, "Grace", "Lindqvist", "330918");
        draft("Gracia", "Lindholm", "330919");
        page.getByLabel("More for this visit").click();
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Move to the right patient"))
                .click();
        page.getByLabel("Right patient").fill("Lindqvist");
        Practice.press(page, "Find");
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Grace Lindqvist"))
                .click();

        Practice.press(page, "Move the visit");
        assertThat(page.locator("#certain-error")).containsText("Confirm that this is the right patient");
        page.getByLabel("I compared name and birth date").check();
        Practice.press(page, "Move the visit");

        assertThat(heading("Grace Lindqvist")).isVisible();
        assertThat(page.locator(".flor-patient")).containsText("330918");
        assertThat(page.locator(".flor-statement").first()).isVisible();
    }

    @Test
    void consent_taken_back_asks_what_becomes_of_the_conversation_and_destroys_it_when_told() {
        draft("Daniel", "Reyes", "118620");
        page.getByLabel("More for this visit").click();
        Practice.press(page, "Consent was withdrawn");
        Practice.press(page, "Record the withdrawal");
        assertThat(page.locator("#attention")).containsText("Consent was withdrawn.");

        page.locator("#attention [data-dialog=destroy]").click();
        assertThat(OpenDialogs.faultsOfOpen(page)).isEmpty();
        Practice.press(page, "Destroy them");
        assertThat(page.locator(".flor-notice.flor-good")).hasText("Conversation and draft were destroyed.");
        assertThat(page.locator(".flor-line")).hasCount(0);
        assertThat(page.locator(".flor-statement")).hasCount(0);
    }

    @Test
    void a_signed_note_gets_an_addendum_and_can_be_marked_entered_in_error() {
        draft("Samuel", "Whitaker", "150046");
        Practice.settleAll(page);
        Practice.sign(page);

        page.locator(".flor-sign [data-dialog=addendum]").click();
        Practice.press(page, "Add");
        assertThat(page.locator("dialog#addendum .flor-errors")).containsText("Write what is to be added");
        page.locator("dialog#addendum textarea").fill("The blood count was normal.");
        page.locator("#do-add").click();
        assertThat(page.locator(".flor-addendum")).containsText("The blood count was normal.");
        assertThat(page.locator(".flor-addendum")).containsText("Hana Novak");

        page.locator(".flor-sign [data-dialog=error]").click();
        page.locator("dialog#error textarea").fill("Written for another patient.");
        Practice.press(page, "Mark as entered in error");
        assertThat(page.locator(".flor-notice.flor-stop")).containsText("do not rely on this note");
        assertThat(page.locator(".flor-notice.flor-stop")).containsText("Written for another patient.");
        assertThat(BROWSER.chromium().complaints()).isEmpty();
    }

    private static void draft(String given, String family, String mrn) {
        Practice.startVisit(page, given, family, mrn);
        Practice.giveConsent(page);
        Practice.bringConversation(page);
    }

    private static Locator heading(String text) {
        return page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName(text));
    }

    private static Locator row(String text) {
        return page.locator("tr", new Page.LocatorOptions().setHasText(text));
    }
}
