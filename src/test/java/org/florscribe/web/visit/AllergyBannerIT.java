package org.florscribe.web.visit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.florscribe.testing.Clinic;
import org.florscribe.testing.PageVisitor;
import org.florscribe.testing.RunningProduct;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The banner above the note says what was said of allergies, and never the opposite. */
class AllergyBannerIT {

    private static Clinic clinic;
    private static PageVisitor page;

    @BeforeAll
    static void open() {
        clinic = Clinic.open(RunningProduct.shared());
        page = PageVisitor.signIn(RunningProduct.shared(), clinic);
    }

    @Test
    void allergies_that_were_denied_are_none() {
        assertThat(banner("Any allergies to medicines?", "No, no allergies."))
                .contains("none known")
                .doesNotContain("known allergies");
    }

    @Test
    void an_allergy_is_named() {
        assertThat(banner("Any allergies to medicines?", "Yes, I'm allergic to penicillin."))
                .contains("penicillin")
                .doesNotContain("none known");
    }

    @Test
    void where_nothing_was_said_of_allergies_nothing_is() {
        assertThat(banner("Any fever?", "No fever.")).doesNotContain("Allergies said");
    }

    private static String banner(String question, String answer) {
        UUID visit = clinic.newVisitWithConsent();
        clinic.attach(visit, "text/plain", """
                        Doctor: What brings you in?
                        Patient: I have had a cough for two weeks.
                        Doctor: %s
                        Patient: %s
                        """.formatted(question, answer)).expect(202);
        clinic.awaitDraft(visit);
        String html = page.open("/app/visit.xhtml?id=" + visit).body();
        int from = html.indexOf("class=\"flor-patient");
        return html.substring(from, html.indexOf("id=\"note-title\"", from));
    }
}
