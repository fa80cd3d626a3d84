package org.florscribe.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;

/** The product's main job by hand: sign in, bring a conversation, read the evidence, correct, sign, open the PDF. */
class VisitBrowserIT extends AtTheVisit {

    @Test
    void a_conversation_becomes_a_signed_note() throws IOException {
        Page page = drafted("Tomasz", "Zielinski", "287103");

        Locator evidence = page.locator("[data-evidence]").first();
        evidence.click();
        assertThat(page.locator(".flor-line.flor-lit")).hasCount(1);
        assertThat(evidence).hasAttribute("aria-pressed", "true");

        String added = "Works night shifts at a bakery.";
        page.locator("[data-edit=HISTORY_OF_PRESENT_ILLNESS]").first().click();
        Locator editor = page.locator(".flor-editor textarea");
        editor.press("Control+End");
        editor.pressSequentially("\n" + added);
        assertThat(page.locator("#flor-saved")).hasAttribute("data-state", "saved");
        page.locator("[data-finish]").click();
        assertThat(page.getByText(added).first()).isVisible();
        assertThat(page.locator(".flor-statement", new Page.LocatorOptions().setHasText(added)))
                .containsText("added by you");

        Practice.settleAll(page);
        Practice.sign(page);
        assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName("Signature")))
                .isVisible();
        assertThat(page.locator("[data-edit]")).hasCount(0);

        String address = page.locator("a[href*='note.pdf']").getAttribute("href");
        APIResponse pdf = window.request().get(address);
        assertThat(pdf.status()).isEqualTo(200);
        try (PDDocument document = Loader.loadPDF(pdf.body())) {
            assertThat(new PDFTextStripper().getText(document)).contains(added, "Tomasz Zielinski");
        }

        window.grantPermissions(List.of("clipboard-read", "clipboard-write"));
        page.locator("[data-copy-note]").click();
        assertThat(copied(page)).containsIgnoringCase(added).containsIgnoringCase("History of present illness");
        page.locator("[data-copy-section=section-HISTORY_OF_PRESENT_ILLNESS]").click();
        assertThat(copied(page)).contains(added);
        assertThat(chromium.complaints()).isEmpty();
    }

    @Test
    void two_windows_never_overwrite_each_other_silently() {
        Page first = drafted("Priya", "Raman", "401552");
        Page second = window.newPage();
        second.navigate(first.url());

        first.locator("[data-edit=ASSESSMENT_AND_PLAN]").first().click();
        Locator mine = first.locator(".flor-editor textarea");
        mine.waitFor();
        second.locator("[data-edit=ASSESSMENT_AND_PLAN]").first().click();
        Locator theirs = second.locator(".flor-editor textarea");
        theirs.press("Control+End");
        theirs.pressSequentially("\nFrom the second window.");
        assertThat(second.locator("#flor-saved")).hasAttribute("data-state", "saved");
        second.locator("[data-finish]").click();
        assertThat(second.locator(".flor-editor")).hasCount(0);

        mine.press("Control+End");
        mine.pressSequentially("\nFrom the first window.");
        assertThat(first.locator("#flor-conflict")).isVisible();
        assertThat(first.locator("#flor-conflict [data-mine]")).containsText("From the first window.");
        assertThat(first.locator("#flor-conflict [data-theirs]")).containsText("From the second window.");
        assertThat(OpenDialogs.faultsOfOpen(first)).isEmpty();
        first.keyboard().press("Escape"); // nothing is decided by that
        assertThat(first.locator("#flor-conflict")).isHidden();
        assertThat(first.locator("#flor-saved")).hasAttribute("data-state", "unsaved");
        assertThat(mine).isFocused();
        mine.pressSequentially(" Still here.");
        assertThat(first.locator("#flor-conflict [data-mine]")).containsText("Still here.");
        first.locator("[data-keep-mine]").click();
        assertThat(first.locator("#flor-saved")).hasAttribute("data-state", "saved");
        first.locator("[data-finish]").click();
        assertThat(first.getByText("From the first window.").first()).isVisible();
    }

    @Test
    void who_is_on_a_button_stays_on_it_when_the_page_renews_its_part() {
        Page page = drafted("Elena", "Petrova", "226735");
        Locator sign = page.locator("[data-dialog=sign]");
        Locator finding = page.locator("[data-evidence]").last();
        Page second = window.newPage();
        second.navigate(page.url());

        for (Locator held : List.of(sign, finding)) {
            held.focus();
            page.evaluate("() => { window.before = document.activeElement; }");
            addLine(second);
            page.waitForFunction("() => !window.before.isConnected");
            assertThat(held).isFocused();
        }
    }

    /** A browser tells of a closed dialog a moment later; by then a quick person is somewhere else. */
    @Test
    void who_went_on_from_a_closed_dialog_is_not_called_back() {
        Page page = drafted("Joseph", "Abate", "419274");
        page.locator("[data-dialog=changes]").press("Enter");
        assertThat(page.locator("dialog#changes")).isVisible();

        page.evaluate("() => new Promise(told => {"
                + " const dialog = document.getElementById('changes');"
                + " dialog.addEventListener('close', () => setTimeout(told));"
                + " dialog.close(); document.querySelector('[data-dialog=sign]').focus(); })");

        assertThat(page.locator("[data-dialog=sign]")).isFocused();
    }

    @Test
    void a_wrong_password_does_not_sign_and_says_so_in_the_dialog() {
        Page page = drafted("Walter", "Hughes", "102288");
        Practice.settleAll(page);

        page.locator("[data-dialog=sign]").click();
        page.locator("#password").fill("not the password at all");
        page.locator("#do-sign").click();

        assertThat(page.locator("dialog#sign")).isVisible();
        assertThat(page.locator("dialog#sign .flor-errors")).containsText("This is not your password.");
        assertThat(page).hasTitle(java.util.regex.Pattern.compile("^Error: .*"));
    }

    @Test
    void the_list_follows_by_push() {
        Page list = practice.signIn(window);
        Page page = window.newPage();
        Practice.startVisit(page, "Amara", "Okafor", "204417");
        Locator row = list.locator("tr", new Page.LocatorOptions().setHasText("Amara Okafor"));
        assertThat(row).containsText("Not started");
        Practice.giveConsent(page);
        Practice.bringConversation(page);

        assertThat(row).containsText("Draft ready");
    }

    private static void addLine(Page page) {
        page.locator("[data-edit=HISTORY_OF_PRESENT_ILLNESS]").first().click();
        Locator editor = page.locator(".flor-editor textarea");
        editor.press("Control+End");
        editor.pressSequentially("\nWorks at night.");
        page.locator("[data-finish]").click();
        assertThat(editor).hasCount(0);
    }

    private static String copied(Page page) {
        return (String) page.evaluate("() => navigator.clipboard.readText()");
    }
}
