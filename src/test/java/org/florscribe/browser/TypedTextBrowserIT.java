package org.florscribe.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.ColorScheme;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What a person typed is never lost: not when the session ends, not when the server is away, not by somebody else. */
class TypedTextBrowserIT {

    private static final Practice PRACTICE = new Practice();
    private static Chromium chromium;
    private static BrowserContext window;

    @BeforeAll
    static void open() {
        chromium = new Chromium();
        window = chromium.window(Chromium.WIDE, ColorScheme.LIGHT);
        PRACTICE.setUp(window);
    }

    @AfterAll
    static void close() {
        chromium.close();
    }

    @Test
    void a_session_that_ends_while_editing_covers_the_page_and_signing_in_again_saves_what_was_typed() {
        BrowserContext mine = chromium.window(Chromium.WIDE, ColorScheme.LIGHT);
        Page page = draft(PRACTICE.signIn(mine), "Tomasz", "Zielinski", "287103");
        Locator editor = edit(page);
        endOtherSessions();

        String typed = "Typed while the session was over.";
        editor.press("Control+End");
        editor.pressSequentially("\n" + typed);
        Locator cover = page.locator("dialog#flor-signed-out");
        assertThat(cover).isVisible();
        assertThat(OpenDialogs.faultsOfOpen(page)).isEmpty();
        for (int i = 0; i < 3; i++) {
            page.keyboard().press("Escape");
            assertThat(cover).isVisible();
        }
        assertThat(page.locator("#flor-saved")).hasAttribute("data-state", "unsaved");

        Page again = PRACTICE.signIn(mine);
        assertThat(cover).isHidden();
        assertThat(page.locator("#flor-saved")).hasAttribute("data-state", "saved");
        page.locator("[data-finish]").click();
        again.navigate(page.url());
        assertThat(again.getByText(typed).first()).isVisible();
        mine.close();
    }

    @Test
    void what_one_person_typed_is_not_sent_under_the_name_of_another() {
        BrowserContext mine = chromium.window(Chromium.WIDE, ColorScheme.LIGHT);
        Page page = draft(PRACTICE.signIn(mine), "Amara", "Okafor", "204417");
        Locator editor = edit(page);
        endOtherSessions();
        editor.press("Control+End");
        editor.pressSequentially("\nMine alone.");
        assertThat(page.locator("dialog#flor-signed-out")).isVisible();

        Practice other = new Practice();
        BrowserContext elsewhere = chromium.window(Chromium.WIDE, ColorScheme.LIGHT);
        other.setUp(elsewhere);
        elsewhere.close();
        other.signIn(mine);
        assertThat(page.locator("#flor-somebody-else")).isVisible();
        assertThat(page.locator("#flor-saved")).hasAttribute("data-state", "unsaved");

        PRACTICE.signIn(mine);
        assertThat(page.locator("dialog#flor-signed-out")).isHidden();
        assertThat(page.locator("#flor-saved")).hasAttribute("data-state", "saved");
        mine.close();
    }

    @Test
    void a_form_is_not_sent_into_a_session_that_is_over() {
        BrowserContext mine = chromium.window(Chromium.WIDE, ColorScheme.LIGHT);
        Page page = draft(PRACTICE.signIn(mine), "Priya", "Raman", "401552");
        Practice.settleAll(page);
        Practice.sign(page);
        page.locator(".flor-sign [data-dialog=addendum]").click();
        String typed = "The X-ray came back clear.";
        page.locator("dialog#addendum textarea").fill(typed);
        endOtherSessions();
        page.locator("#do-add").click();
        assertThat(page.locator("dialog#flor-signed-out")).isVisible();

        PRACTICE.signIn(mine);
        assertThat(page.locator("dialog#flor-signed-out")).isHidden();
        assertThat(page.locator("dialog#addendum textarea")).hasValue(typed);
        page.locator("#do-add").click();
        assertThat(page.locator(".flor-addendum")).containsText(typed);
        mine.close();
    }

    @Test
    void a_server_that_is_away_is_said_in_words_and_gets_the_text_when_it_is_back() {
        Page page = draft(PRACTICE.signIn(window), "Walter", "Hughes", "102288");
        Locator editor = edit(page);
        page.route(
                "**/api/v1/**",
                route -> route.fulfill(new com.microsoft.playwright.Route.FulfillOptions()
                        .setStatus(502)
                        .setBody("")));
        String typed = "Typed while the server was away.";
        editor.press("Control+End");
        editor.pressSequentially("\n" + typed);
        Locator saved = page.locator("#flor-saved");
        assertThat(saved).hasAttribute("data-state", "unsaved");
        assertThat(saved).containsText("Your text is on this page");
        assertThat(editor.inputValue()).endsWith(typed);

        page.unroute("**/api/v1/**");
        assertThat(saved)
                .hasAttribute("data-state", "saved", new LocatorAssertions.HasAttributeOptions().setTimeout(20_000));
        page.locator("[data-finish]").click();
        page.reload();
        assertThat(page.getByText(typed).first()).isVisible();
    }

    @Test
    void without_a_network_a_form_stays_with_what_was_typed_and_nothing_is_kept_in_the_browser() {
        BrowserContext mine = chromium.window(Chromium.WIDE, ColorScheme.LIGHT);
        Page page = PRACTICE.signIn(mine);
        page.navigate("/app/patients.xhtml");
        page.getByLabel("Given name").fill("Daniel");
        page.getByLabel("Family name").fill("Reyes");
        mine.setOffline(true);
        page.locator("#add").click();
        assertThat(page.locator("#flor-toast")).containsText("No connection to FlorScribe");
        assertThat(page.getByLabel("Family name")).hasValue("Reyes");
        mine.setOffline(false);
        assertThat(page.evaluate("async () => [Object.keys(localStorage).join(), sessionStorage.length,"
                        + " (await indexedDB.databases()).length, (await caches.keys()).length].join()"))
                .as("only when somebody was last active")
                .isEqualTo("florscribe-last-action,0,0,0");
        mine.close();
    }

    private static Page draft(Page page, String given, String family, String mrn) {
        Practice.startVisit(page, given, family, mrn);
        Practice.giveConsent(page);
        Practice.bringConversation(page);
        return page;
    }

    private static Locator edit(Page page) {
        page.locator("[data-edit=ASSESSMENT_AND_PLAN]").first().click();
        Locator editor = page.locator(".flor-editor textarea");
        editor.waitFor();
        return editor;
    }

    /** The same person, at another device, ends all sessions but that one. */
    private static void endOtherSessions() {
        BrowserContext elsewhere = chromium.window(Chromium.WIDE, ColorScheme.LIGHT);
        Page page = PRACTICE.signIn(elsewhere);
        page.navigate("/app/profile.xhtml");
        Practice.press(page, "Sign out everywhere else");
        assertThat(page.locator(".flor-notice.flor-good")).hasText("Signed out everywhere else.");
        elsewhere.close();
    }
}
