package org.florscribe.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.ColorScheme;
import java.util.ArrayList;
import java.util.List;
import org.florscribe.testing.FhirServer;
import org.florscribe.testing.FhirServer.Mishap;
import org.florscribe.testing.RunningProduct;
import org.florscribe.testing.SharedProducts;
import org.junit.jupiter.api.Test;

/** From sign-in to the receipt: an admin connects a chart, a clinician signs, and what does not arrive is settled on the page. */
class DeliveryBrowserIT {

    private static final String SYSTEM = "http://hospital.example/mrn";

    @Test
    void a_signed_note_is_seen_to_arrive_in_the_chart() {
        RunningProduct product = SharedProducts.withVendors();
        try (FhirServer ehr = FhirServer.start().ignoringConditions(false);
                Chromium chromium = new Chromium()) {
            BrowserContext window = chromium.window(product, Chromium.WIDE, ColorScheme.LIGHT, "{}");
            Practice practice = new Practice();
            practice.setUp(window, product);
            Page page = practice.signIn(window);
            connect(page, ehr, "Chart for tests");

            ehr.addPatient(SYSTEM, "287103", "Tomasz", "Zielinski", "1988-03-14");
            sign(page, "Tomasz", "Zielinski", "287103", true);
            Locator delivery = page.locator("#delivery-part");
            state(delivery, "Delivered");
            assertThat(ehr.documents()).hasSize(1);
            String id = ehr.documents().get(0).get("id").asText();
            assertThat(delivery).containsText("id " + id + ", version 1. Read back: the same words.");
            look(page);

            ehr.addPatient(SYSTEM, "401552", "Priya", "Raman", "1988-03-14");
            ehr.withNext(Mishap.REFUSED_WITH_OUTCOME);
            sign(page, "Priya", "Raman", "401552", false);
            state(delivery, "Stuck");
            assertThat(delivery).containsText("The author is not known here");
            look(page);
            delivery.getByText("Try again").click();
            state(delivery, "Delivered");

            ehr.addPatient(SYSTEM, "102288", "Walter", "Hughes", "1988-03-14");
            ehr.withNext(Mishap.REQUEST_LOST);
            sign(page, "Walter", "Hughes", "102288", false);
            state(delivery, "Not known");
            look(page);
            delivery.getByText("It is not there, send it again").click();
            state(delivery, "Delivered");

            page.navigate("/admin/deliveries.xhtml");
            assertThat(page.locator("#deliveries_data tr, #deliveries tbody tr"))
                    .hasCount(3);
            look(page);
            assertThat(ehr.documents()).hasSize(3);
            assertThat(ehr.faults()).isEmpty();
            assertThat(chromium.complaints()).isEmpty();
        }
    }

    @Test
    void what_an_ehr_says_is_shown_as_the_words_it_is() {
        String words = "\"><img src=x onerror=ran()><script>ran()</script>&lt;svg onload=ran()&gt;";
        List<String> ran = new ArrayList<>();
        RunningProduct product = SharedProducts.withVendors();
        try (FhirServer ehr = FhirServer.start().saying(words);
                Chromium chromium = new Chromium()) {
            BrowserContext window = chromium.defenceless(product);
            window.exposeBinding(
                    "ran", (source, arguments) -> ran.add(source.page().url()));
            Practice practice = new Practice();
            practice.setUp(window, product);
            Page page = practice.signIn(window);
            connect(page, ehr, words);

            ehr.addPatient(SYSTEM, "287103", "Tomasz", "Zielinski", "1988-03-14");
            ehr.withNext(Mishap.REFUSED_WITH_OUTCOME);
            sign(page, "Tomasz", "Zielinski", "287103", false);
            Locator delivery = page.locator("#delivery-part");
            state(delivery, "Stuck");
            assertThat(delivery).containsText(words);
            assertThat(page.locator("[onerror], [onload]")).hasCount(0);
            page.navigate("/admin/deliveries.xhtml");
            assertThat(page.locator("[onerror], [onload]")).hasCount(0);
            assertThat(ran).isEmpty();
        }
    }

    private static void connect(Page page, FhirServer ehr, String name) {
        page.navigate("/admin/connections.xhtml");
        page.locator("#name").fill("Main chart");
        page.locator("#baseUrl").fill(ehr.base().toString());
        page.locator("#patientIdentifierSystem").fill(SYSTEM);
        page.locator("#password").fill(Practice.PASSWORD);
        Practice.press(page, "Connect");
        assertThat(page.locator(".flor-notice.flor-good")).hasText("The EHR is connected. Test it now.");
        page.getByText("Change Main chart").click();
        Practice.press(page, "Test the connection");
        assertThat(page.locator("#test-form .flor-notice")).containsText("The server answers and can take notes.");
        assertThat(page.locator("#test-form")).containsText(name + " 1, FHIR 4.0.1");
        look(page);
    }

    /** @param draft whether the note is drafted from a conversation or typed */
    private static void sign(Page page, String given, String family, String mrn, boolean draft) {
        Practice.startVisit(page, given, family, mrn);
        Practice.giveConsent(page);
        Practice.bringConversation(page);
        Practice.settleAll(page);
        if (draft) {
            page.locator("[data-dialog=sign]").click();
            assertThat(page.locator("dialog#sign")).containsText("After signing it goes to Main chart by itself.");
            page.locator("dialog#sign [data-close]").first().click();
        }
        Practice.sign(page);
    }

    private static void state(Locator delivery, String words) {
        assertThat(delivery.locator(".flor-status"))
                .hasText(words, new LocatorAssertions.HasTextOptions().setTimeout(30_000));
    }

    private static void look(Page page) {
        List<String> faults = new AxeBuilder(page)
                .analyze().getViolations().stream()
                        .flatMap(rule -> rule.getNodes().stream()
                                .map(node -> rule.getId() + " " + node.getTarget() + " " + node.getHtml()))
                        .toList();
        assertThat(faults).isEmpty();
    }
}
