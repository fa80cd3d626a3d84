package org.florscribe.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.RequestOptions;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.florscribe.testing.RunningProduct;
import org.florscribe.testing.WavFile;

/** A practice of its own for one test, made through the pages, and what its clinician does on them. All people are made up. */
final class Practice {

    static final String PASSWORD = "quiet otter crosses nine bridges";

    /** A short visit of our own. */
    static final String CONVERSATION = """
            WEBVTT

            00:00:01.000 --> 00:00:05.000
            <v Dr. Novak>Good morning. What brings you in today?

            00:00:05.500 --> 00:00:12.000
            <v Patient>I have had a cough for two weeks, and I feel tired in the afternoons.

            00:00:12.500 --> 00:00:15.000
            <v Dr. Novak>Any fever or chest pain?

            00:00:15.500 --> 00:00:18.000
            <v Patient>No fever, no chest pain.

            00:00:18.500 --> 00:00:23.000
            <v Dr. Novak>Are you still taking the lisinopril, ten milligrams once a day?

            00:00:23.500 --> 00:00:27.000
            <v Patient>Yes, every morning. And I am allergic to penicillin.

            00:00:27.500 --> 00:00:35.000
            <v Dr. Novak>Your blood pressure is 138 over 86. Lungs are clear on both sides.

            00:00:35.500 --> 00:00:44.000
            <v Dr. Novak>Let us get a chest X-ray and a complete blood count. Come back in two weeks.
            """;

    /** Of the recording that goes with it. */
    static final int SECONDS = 45;

    private final String email = "novak." + UUID.randomUUID().toString().substring(0, 8) + "@riverside.example";

    String email() {
        return email;
    }

    /** Opens the one-time link and fills the form. */
    void setUp(BrowserContext window) {
        setUp(window, RunningProduct.shared());
    }

    void setUp(BrowserContext window, RunningProduct product) {
        List<String> said = product.command("practice", "create", "--name", "Riverside Family Medicine")
                .lines();
        Page page = window.newPage();
        page.navigate(said.get(said.size() - 1));
        page.getByLabel("Name of the practice").fill("Riverside Family Medicine");
        page.getByLabel("Given name").fill("Hana");
        page.getByLabel("Family name").fill("Novak");
        page.getByLabel("Email").fill(email);
        page.getByLabel("Choose a password").fill(PASSWORD);
        press(page, "Make the practice");
        page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName("Sign in"))
                .waitFor();
        page.close();
    }

    Page signIn(BrowserContext window) {
        Page page = window.newPage();
        page.navigate("/login.xhtml");
        page.getByLabel("Email").fill(email);
        page.getByLabel("Password").fill(PASSWORD);
        press(page, "Sign in");
        page.waitForURL("**/app/today.xhtml");
        return page;
    }

    /** Adds a patient and starts a visit; the page is then the visit's. */
    static void startVisit(Page page, String given, String family, String mrn) {
        page.navigate("/app/patients.xhtml");
        page.getByLabel("Given name").fill(given);
        page.getByLabel("Family name").fill(family);
        page.getByLabel("Day").fill("14");
        page.getByLabel("Month").fill("3");
        page.getByLabel("Year").fill("1988");
        page.getByLabel("Sex").selectOption("MALE");
        page.getByLabel("MRN", new Page.GetByLabelOptions().setExact(true)).fill(mrn);
        page.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName("Add").setExact(true))
                .click();
        page.getByText("The patient was added.").waitFor();
        page.getByLabel("Reason").fill("Cough");
        press(page, "Start or plan the visit");
        page.waitForURL("**/app/visit.xhtml?id=*");
    }

    static void giveConsent(Page page) {
        press(page, "Consent was given");
        page.getByText("Consent is on record.").waitFor();
    }

    /** Chooses a file, as a person does, and waits until the draft is there. */
    static void bringConversation(Page page) {
        bringConversation(page, CONVERSATION);
    }

    static void bringConversation(Page page, String webVtt) {
        page.locator("#bring-file")
                .setInputFiles(new com.microsoft.playwright.options.FilePayload(
                        "visit.vtt", "text/vtt", webVtt.getBytes(StandardCharsets.UTF_8)));
        page.locator(".flor-statement").first().waitFor();
    }

    /** A made-up recording as long as the conversation, by the call that a program would make. */
    static void bringSound(Page page) {
        String visit = page.url().replaceAll(".*[?&]id=([0-9a-f-]{36}).*", "$1");
        APIResponse taken = page.request()
                .post(
                        "/api/v1/encounters/" + visit + "/audio",
                        RequestOptions.create()
                                .setHeader("Content-Type", "audio/wav")
                                .setHeader("Flor-Request", "1")
                                .setHeader("Sec-Fetch-Site", "same-origin")
                                .setData(WavFile.of(SECONDS, visit.hashCode())));
        if (taken.status() != 202) {
            throw new AssertionError(taken.status() + " " + taken.text());
        }
    }

    /** Keeps every statement that is not supported. */
    static void settleAll(Page page) {
        Locator open = page.locator("[data-dispose=KEPT]");
        for (int left = open.count(); left > 0; left = open.count()) {
            open.first().click();
            assertThat(open).hasCount(left - 1);
        }
    }

    static void sign(Page page) {
        page.locator("[data-dialog=sign]").click();
        page.locator("#password").fill(PASSWORD);
        page.locator("#do-sign").click();
        assertThat(page.locator(".flor-notice.flor-good")).hasText("Signed.");
    }

    static void cancelVisit(Page page, String reason) {
        page.getByLabel("More for this visit").click();
        press(page, "Cancel the visit");
        page.getByLabel("Reason (may be left empty)").fill(reason);
        page.locator("#do-cancel").click();
        assertThat(page.locator(".flor-notice.flor-good")).hasText("The visit was cancelled.");
    }

    static void press(Page page, String button) {
        page.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName(button).setExact(true))
                .click();
    }
}
