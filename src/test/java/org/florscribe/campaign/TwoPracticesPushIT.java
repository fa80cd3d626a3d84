package org.florscribe.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.florscribe.testing.Clinic;
import org.florscribe.testing.PageSocket;
import org.florscribe.testing.PageVisitor;
import org.florscribe.testing.RunningProduct;
import org.junit.jupiter.api.Test;

/** Two practices with a page open each: what changes in one is told to its own page only. */
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
}
