package org.florscribe.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.SelectOption;
import java.net.http.HttpRequest;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.florscribe.api.recording.SpeechDesk;
import org.florscribe.testing.Clinic;
import org.florscribe.testing.RunningProduct;
import org.florscribe.testing.SharedProducts;
import org.florscribe.testing.model.ChatKind;
import org.florscribe.testing.model.ChatServer;
import org.florscribe.testing.speech.OpenAiSpeechServer;
import org.florscribe.testing.speech.SpeechDialect;
import org.florscribe.testing.speech.SpeechFault;
import org.florscribe.testing.tone.ToneEncoder;
import org.junit.jupiter.api.Test;

/** An admin sets up engines: from the empty page to a test that says in words why it did not pass. */
class EnginesBrowserIT {

    @Test
    void engines_are_added_put_in_order_allowed_tested_and_removed() {
        try (Chromium chromium = new Chromium()) {
            BrowserContext window = chromium.window(Chromium.WIDE, ColorScheme.LIGHT);
            Practice practice = new Practice();
            practice.setUp(window);
            Page page = practice.signIn(window);
            page.navigate("/admin/engines.xhtml");
            assertThat(page.locator(".flor-empty")).containsText("No speech engine is set up");
            look(page);

            add(page, "whisper.cpp", "http://127.0.0.1:9");
            Practice.press(page, "Test the engine");
            assertThat(page.locator("#test-result.flor-stop"))
                    .isVisible(new LocatorAssertions.IsVisibleOptions().setTimeout(60_000));
            assertThat(page.locator("#test-result")).containsText("Tested ");
            look(page);

            add(page, "speaches", "http://127.0.0.1:9/v1");
            page.navigate("/admin/engines.xhtml");
            assertThat(page.locator(".flor-notice.flor-stop"))
                    .containsText("None of these engines may receive patient data");
            look(page);
            assertThat(page.locator("#engines tbody tr").first()).containsText("whisper.cpp");
            page.getByLabel("Earlier: speaches").press("Enter");
            assertThat(page.locator(".flor-notice.flor-good")).hasText("The order is changed.");
            assertThat(page.locator("#engines tbody tr").first()).containsText("speaches");

            page.getByText("Open speaches").click();
            page.locator("#mayReceivePhi").check();
            page.locator("#password").fill(Practice.PASSWORD);
            Practice.press(page, "Save");
            assertThat(page.locator("#engines tbody tr").first()).containsText("Allowed");

            page.getByText("Open whisper.cpp").click();
            page.locator("#baseUrl").fill("nowhere");
            page.locator("#password").fill(Practice.PASSWORD);
            Practice.press(page, "Save");
            assertThat(page.locator("#baseUrl-error")).containsText("This is the engine's address");
            page.locator("#password").fill(Practice.PASSWORD);
            page.locator("#baseUrl").fill("");
            Practice.press(page, "Remove");
            assertThat(page.locator("#engines tbody tr")).hasCount(1);
            assertThat(chromium.complaints()).isEmpty();
        }
    }

    @Test
    void an_engine_that_does_not_work_says_why_in_words_an_admin_can_act_on() {
        RunningProduct product = SharedProducts.withVendors();
        try (OpenAiSpeechServer server = OpenAiSpeechServer.start(SpeechDialect.OPENAI)
                        .withKey("sk-right")
                        .withModels("whisper-1");
                Chromium chromium = new Chromium()) {
            BrowserContext window = chromium.window(product, Chromium.WIDE, ColorScheme.LIGHT, "{}");
            Practice practice = new Practice();
            practice.setUp(window, product);
            Page page = practice.signIn(window);
            page.navigate("/admin/engines.xhtml?preset=OPENAI");
            page.locator("#baseUrl").fill("http://speech.example.org/v1");
            page.locator("#model").fill("whisper-1");
            page.locator("#apiKey").fill("sk-wrong");
            page.locator("#password").fill(Practice.PASSWORD);
            Practice.press(page, "Add the engine");
            assertThat(page.locator("#baseUrl-error")).containsText("Write https");

            page.locator("#baseUrl").fill(server.baseUrl());
            page.locator("#apiKey").fill("sk-wrong");
            page.locator("#password").fill(Practice.PASSWORD);
            Practice.press(page, "Add the engine");
            says(page, "The engine refused the key. (401", "Compare the key, the address with its path, and the model");

            open(page, server.baseUrl() + "/elsewhere", "sk-right");
            save(page);
            says(page, "The engine knows no such model or path. (404", "Compare the key");
            open(page, server.baseUrl(), "sk-right");
            page.locator("#model").fill("whisper-9");
            save(page);
            says(page, "The engine knows no such model or path. (404 model_not_found)", "Compare the key");
            open(page, "http://127.0.0.1:1/v1", "sk-right");
            page.locator("#model").fill("whisper-1");
            save(page);
            says(page, "The engine's server takes no connection.", "Check that the server runs");
            open(page, "https://speech.invalid/v1", "sk-right");
            save(page);
            says(page, "The name of the engine's server is not known", "Compare the key, the address");

            open(page, server.baseUrl(), "sk-right");
            save(page);
            server.withNext(SpeechFault.ERROR_500);
            says(page, "The engine had a fault of its own. (500", "Check that the server runs");
            server.withNext(SpeechFault.UNAVAILABLE_503);
            says(page, "The engine has too much to do. (503", "Test again later");
            server.withNext(SpeechFault.QUOTA_429);
            says(page, "no money or no allowance left", "settle the bill");
            says(page, "It understood: “Good morning. What brings you in today? My left knee", "");
            assertThat(page.locator("#able")).hasText("It gives each word its time. It does not tell voices apart.");

            page.locator("#pricePerMinute").fill("10");
            page.locator("#mayReceivePhi").check();
            save(page);
            costsWhatWasSent(page, Clinic.of(product, practice.email(), Practice.PASSWORD), server);
            servesAfterItWasMeasured(page);
            assertThat(chromium.complaints()).isEmpty();
        }
    }

    /** The stand-in counts too: the page shows its minutes, and what they cost at 10 a minute, for month, engine and visit. */
    private static void costsWhatWasSent(Page page, Clinic clinic, OpenAiSpeechServer server) {
        long before = server.billedMs();
        UUID visit = clinic.newVisitWithConsent();
        page.navigate("/app/visit.xhtml?id=" + visit);
        assertThat(page.locator("#spoken-now")).hasText("Found out by itself");
        page.getByText("Spoken language").click();
        page.locator("#spokenLanguage").selectOption(new SelectOption().setLabel("English"));
        look(page);
        Practice.press(page, "Keep");
        assertThat(page.locator("#spoken-now")).hasText("English");
        clinic.send(
                        "POST",
                        "/encounters/" + visit + "/audio",
                        HttpRequest.BodyPublishers.ofByteArray(
                                ToneEncoder.standard().wav(SpeechDesk.VISIT)),
                        Map.of("Content-Type", "audio/wav"))
                .expect(202);
        clinic.awaitDraft(visit);
        page.navigate("/app/visit.xhtml?id=" + visit);
        assertThat(page.locator("#conversation-facts")).containsText("English");
        long sent = server.billedMs() - before;
        String minutes = String.format(Locale.ENGLISH, "%.1f", sent / 60_000.0);
        String cost = String.format(Locale.ENGLISH, "%.2f", sent / 6_000.0);
        page.navigate("/admin/engines.xhtml");
        assertThat(page.locator("#month-minutes")).hasText(minutes);
        assertThat(page.locator("#month-cost")).hasText(cost);
        assertThat(page.locator("#engines tbody tr")).containsText(cost);
        assertThat(page.locator("#costs tbody tr")).hasCount(1);
        assertThat(page.locator("#costs tbody tr")).containsText(minutes);
        assertThat(page.locator("#costs tbody tr")).containsText(cost);
    }

    private static void servesAfterItWasMeasured(Page page) {
        try (ChatServer model = ChatServer.start(ChatKind.OPENAI).withKey("sk-model")) {
            page.navigate("/admin/engines.xhtml?preset=OPENAI_MODEL&task=EXTRACT");
            page.locator("#baseUrl").fill(model.baseUrl());
            page.locator("#apiKey").fill("sk-model");
            page.locator("#password").fill(Practice.PASSWORD);
            Practice.press(page, "Add the engine");
            assertThat(page.locator("#served")).containsText("Serves no visit");
            assertThat(page.locator("#share-advice")).containsText("It was not measured");
            share(page, "10");
            assertThat(page.locator(".flor-errors")).containsText("Measure this engine as it is set up now");

            page.locator("#visits").fill("2");
            page.locator("#measure").click();
            assertThat(page.locator("#quality-figures"))
                    .containsText(
                            "Findings in the note", new LocatorAssertions.ContainsTextOptions().setTimeout(60_000));
            assertThat(page.locator("#quality-state")).containsText("2 of our invented conversations done, 0 failed");
            look(page);
            page.reload();
            share(page, "10");
            assertThat(page.locator("#served")).containsText("Serves 10 of 100 visits");
            page.locator("#model").fill("another-model");
            page.locator("#password").fill(Practice.PASSWORD);
            Practice.press(page, "Save");
            assertThat(page.locator(".flor-notice.flor-good")).containsText("Saved as a candidate");
            assertThat(page.locator("#served")).containsText("Serves no visit: not activated in place of OpenAI");
            page.navigate("/admin/engines.xhtml");
            look(page);
        }
    }

    private static void share(Page page, String percent) {
        page.locator("#share").fill(percent);
        page.locator("#sharePassword").fill(Practice.PASSWORD);
        page.locator("#serve").click();
    }

    /** The form of the only engine, with another address and key in it; not saved yet. */
    private static void open(Page page, String address, String key) {
        page.locator("#baseUrl").fill(address);
        page.locator("#apiKey").fill(key);
    }

    private static void save(Page page) {
        page.locator("#password").fill(Practice.PASSWORD);
        Practice.press(page, "Save");
        page.locator("#engines a.flor-mini-link").click();
    }

    /** Tests the engine that the page is open for. */
    private static void says(Page page, String reason, String advice) {
        Practice.press(page, "Test the engine");
        assertThat(page.locator("#test-result"))
                .containsText(reason, new LocatorAssertions.ContainsTextOptions().setTimeout(60_000));
        assertThat(page.locator("#test-result")).containsText(advice);
    }

    private static void add(Page page, String preset, String address) {
        page.navigate("/admin/engines.xhtml");
        page.getByText(preset, new Page.GetByTextOptions().setExact(true))
                .last()
                .click();
        page.locator("#baseUrl").fill(address);
        page.locator("#password").fill(Practice.PASSWORD);
        look(page);
        Practice.press(page, "Add the engine");
        assertThat(page.locator("main > .flor-notice.flor-good")).hasText("The engine is added. Test it now.");
    }

    private static void look(Page page) {
        assertThat(AtTheVisit.faults(page)).isEmpty();
    }
}
