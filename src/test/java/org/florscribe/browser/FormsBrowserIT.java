package org.florscribe.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.RequestOptions;
import com.microsoft.playwright.options.SelectOption;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** The form of a note on the page: each template, own templates, sections written anew, and what a person wrote kept through it. */
class FormsBrowserIT extends AtTheVisit {

    @Test
    void each_template_can_be_chosen_and_the_note_has_its_sections() {
        Page page = drafted("Tomasz", "Zielinski", "287103");
        Map<String, String> sections = new TreeMap<>(Map.of(
                "History and physical", "Medications|Allergies|Family history|Vital signs",
                "Progress note", "Interval history|Physical exam|Assessment and plan",
                "Consultation", "Reason for referral|History of present illness|Assessment|Plan",
                "Behavioral health: DAP", "Data|Assessment|Plan",
                "Behavioral health: BIRP", "Behavior|Intervention|Response|Plan",
                "Procedure note", "Indication|Procedure description|Complications|Disposition",
                "SOAP note", "Chief complaint|Review of systems|Results"));
        sections.forEach((template, titles) -> {
            choose(page, template, "BULLETS");
            assertThat(page.locator("#note-form")).containsText(template);
            assertThat(page.locator(".flor-section h3").allInnerTexts())
                    .as(template)
                    .containsSubsequence(Arrays.asList(titles.split("\\|", -1)));
        });
        assertThat(page.locator(".flor-bulleted").first()).isVisible();
        assertThat(chromium.complaints()).isEmpty();
    }

    @Test
    void a_section_is_written_anew_with_an_instruction() {
        Page page = drafted("Priya", "Raman", "401552");

        page.locator("[data-rewrite=HISTORY_OF_PRESENT_ILLNESS]").click();
        page.locator("#instruction").fill("Shorter, please.");
        assertThat(OpenDialogs.faultsOfOpen(page)).isEmpty();
        page.locator("[data-rewrite-now]").click();

        assertThat(page.locator("#redraft-done")).containsText("It cannot follow instructions");
        assertThat(page.locator("[data-section=HISTORY_OF_PRESENT_ILLNESS]")).containsText("cough");
        Locator trail = page.locator("#engines-part details");
        trail.locator("summary").click();
        assertThat(trail.locator("#trail li").last()).containsText("Built-in engine");
        assertThat(faults(page))
                .as("the notice of a redraft, and the engines open")
                .isEmpty();
    }

    @Test
    void after_a_correction_only_its_sections_are_redrafted_and_edited_text_waits_for_a_choice() {
        Page page = drafted("Walter", "Hughes", "102288");
        String added = "Works night shifts at a bakery.";
        page.locator("[data-edit=HISTORY_OF_PRESENT_ILLNESS]").first().click();
        Locator editor = page.locator(".flor-editor textarea");
        editor.press("Control+End");
        editor.pressSequentially("\n" + added);
        assertThat(page.locator("#flor-saved")).hasAttribute("data-state", "saved");
        page.locator("[data-finish]").click();

        correct(page, "u2", "I have had a dry cough for five weeks.");

        assertThat(page.locator("#redraft-offer")).containsText("History of present illness");
        assertThat(faults(page)).as("the offer").isEmpty();
        page.locator("[data-redraft=sections]").click();
        Locator proposal = page.locator(".flor-proposal");
        assertThat(proposal).containsText("5 weeks");
        assertThat(proposal.locator("del")).containsText(List.of(added).toArray(String[]::new));
        assertThat(page.locator("[data-section=HISTORY_OF_PRESENT_ILLNESS]")).containsText(added);
        assertThat(page.locator("#redraft-offer")).hasCount(0);
        assertThat(faults(page)).as("the proposal").isEmpty();

        page.locator("[data-settle=KEEP]").click();
        assertThat(proposal).hasCount(0);
        assertThat(page.locator("[data-section=HISTORY_OF_PRESENT_ILLNESS]")).containsText(added);
    }

    @Test
    void an_admin_makes_a_template_from_another_and_a_clinician_says_their_style() {
        Page page = practice.signIn(window);
        page.navigate("/admin/templates.xhtml");
        page.locator("a[href*='from=']").first().click();
        page.locator("#title").fill("Home visit");
        page.locator("#title2").fill("Story at home");
        page.locator("#title3").fill("");
        page.locator("#add").click();
        assertThat(page.locator(".flor-notice.flor-good")).containsText("The template is there");
        assertThat(page.locator("#templates")).containsText("Story at home");
        page.locator("a[href*='?id=']").first().click();
        page.locator("#title2").fill("Story");
        page.locator("#save").click();
        assertThat(page.locator("#templates")).containsText("version 2");

        page.navigate("/app/profile.xhtml");
        page.locator("#style-link").click();
        page.locator("#template").selectOption(new SelectOption().setLabel("Home visit"));
        page.locator("#rules").fill("No abbreviations.\nDoses in milligrams.");
        page.locator("#keep-style").click();
        assertThat(page.locator(".flor-notice.flor-good")).containsText("Saved.");
        assertThat(page.locator("#rules")).hasValue("No abbreviations.\nDoses in milligrams.");
        Practice.startVisit(page, "Amara", "Okafor", "204417");
        Practice.giveConsent(page);
        assertThat(page.locator("#visit-form")).containsText("Home visit");
        assertThat(chromium.complaints()).isEmpty();
        page.navigate("/app/style.xhtml");
        page.locator("#template").selectOption(new SelectOption().setLabel("SOAP note"));
        page.locator("#keep-style").click();
        assertThat(page.locator(".flor-notice.flor-good")).containsText("Saved.");
    }

    private static boolean looked;

    private static void choose(Page page, String template, String layout) {
        page.locator("[data-dialog=form]").click();
        page.locator("#template").selectOption(new SelectOption().setLabel(template));
        if (!looked) {
            assertThat(OpenDialogs.faultsOfOpen(page)).isEmpty();
            looked = true;
        }
        page.locator("#layout").selectOption(layout);
        page.locator("#choose-form").click();
        assertThat(page.locator("#redraft-done"))
                .containsText(template, new LocatorAssertions.ContainsTextOptions().setTimeout(20_000));
    }

    private static void correct(Page page, String line, String words) {
        String visit = page.url().replaceAll(".*[?&]id=([0-9a-f-]{36}).*", "$1");
        String path = "/api/v1/encounters/" + visit + "/transcript";
        String seen = page.request().get(path).headers().get("etag");
        APIResponse corrected = page.request()
                .patch(
                        path,
                        RequestOptions.create()
                                .setHeader("Content-Type", "application/json")
                                .setHeader("Flor-Request", "1")
                                .setHeader("Sec-Fetch-Site", "same-origin")
                                .setHeader("If-Match", seen)
                                .setData("{\"utterances\":[{\"id\":\"%s\",\"text\":\"%s\"}]}".formatted(line, words)));
        assertThat(corrected.status()).isEqualTo(200);
    }
}
