package org.florscribe.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.UUID;
import org.florscribe.testing.Clinic;
import org.florscribe.testing.PageSocket;
import org.florscribe.testing.PageVisitor;
import org.florscribe.testing.RunningProduct;
import org.junit.jupiter.api.Test;

/** What changes is told to the pages of those who see it: of their practice, and of it what they may see. */
class TwoPracticesPushIT {

    @Test
    void a_page_hears_of_its_own_practice_only() throws InterruptedException {
        RunningProduct product = RunningProduct.shared();
        Clinic ours = Clinic.open(product);
        Clinic theirs = Clinic.open(product);
        try (PageSocket page = PageSocket.open(product, PageVisitor.signIn(product, ours))) {
            UUID foreign = theirs.newVisitWithConsent();
            theirs.post("/encounters/" + foreign + "/cancel", "{\"reason\":\"x\"}")
                    .expect(200);
            UUID own = ours.newVisitWithConsent();

            assertThat(page.next()).contains(own.toString());
            assertThat(page.rest()).noneMatch(news -> news.contains(foreign.toString()));
        }
    }

    @Test
    void a_page_does_not_hear_that_a_colleagues_confidential_visit_changes() throws InterruptedException {
        RunningProduct product = RunningProduct.shared();
        Clinic ours = Clinic.open(product);
        Clinic colleague = ours.colleague("Farrow", "CLINICIAN");
        UUID secret = ours.newVisitWithConsent();
        ours.put("/encounters/" + secret + "/confidential", "{\"confidential\":true}", Map.of())
                .expect(200);
        try (PageSocket page = PageSocket.open(product, PageVisitor.signIn(product, colleague))) {
            ours.post("/encounters/" + secret + "/cancel", "{\"reason\":\"x\"}").expect(200);
            UUID open = ours.newVisitWithConsent();

            assertThat(page.next()).contains(open.toString());
            assertThat(page.rest()).noneMatch(news -> news.contains(secret.toString()));
        }
    }
}
