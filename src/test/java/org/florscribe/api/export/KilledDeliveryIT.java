package org.florscribe.api.export;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.UUID;
import org.florscribe.testing.Clinic;
import org.florscribe.testing.FhirServer;
import org.florscribe.testing.FhirServer.Mishap;
import org.florscribe.testing.RunningProduct;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** kill -9 of the server at each moment of a delivery: in the end the chart holds exactly one document. */
class KilledDeliveryIT {

    @Test
    @Tag("long")
    void exactly_one_document_whenever_the_server_dies() {
        try (FhirServer ehr = FhirServer.start();
                RunningProduct product = RunningProduct.start(Chart.SETTINGS)) {
            Clinic clinic = Clinic.open(product);
            Chart chart = Chart.connect(clinic, ehr);

            // the trial that follows the first delivery would take a mishap meant for a later one
            chart.await(chart.signedVisit(), "DELIVERED");
            chart.awaitTrial("PROVEN");

            // before the call: killed as soon as the signature is stored
            UUID early = chart.reviewedVisit();
            chart.sign(early);
            product.killServer();
            product.startAgain();
            chart.await(early, "DELIVERED");
            assertThat(ehr.documents()).hasSize(2);

            // the EHR has stored it and its answer is on the way
            ehr.withNext(Mishap.HANGS_AFTER_STORING);
            UUID stored = chart.signedVisit();
            ehr.awaitHanging();
            assertThat(ehr.documents()).hasSize(3);
            product.killServer();
            product.startAgain();
            JsonNode found = chart.await(stored, "DELIVERED");
            assertThat(ehr.documents()).hasSize(3);
            assertThat(found.get("externalId").asText())
                    .isEqualTo(ehr.documents().get(2).get("id").asText());

            // the request is there, but the EHR has stored nothing yet
            ehr.withNext(Mishap.HANGS_BEFORE_STORING);
            UUID lost = chart.signedVisit();
            ehr.awaitHanging();
            product.killServer();
            product.startAgain();
            chart.await(lost, "DELIVERED");
            assertThat(ehr.documents()).hasSize(4);
            assertThat(ehr.faults()).isEmpty();
        }
    }

    @Test
    void a_person_is_asked_where_the_chart_cannot_tell() {
        try (FhirServer ehr = FhirServer.start().ignoringConditions(false);
                RunningProduct product = RunningProduct.start(Chart.SETTINGS)) {
            Clinic clinic = Clinic.open(product);
            Chart chart = Chart.connect(clinic, ehr);
            ehr.withNext(Mishap.HANGS_BEFORE_STORING);
            UUID visit = chart.signedVisit();
            ehr.awaitHanging();
            product.killServer();
            product.startAgain();
            JsonNode unknown = chart.await(visit, "UNKNOWN");
            assertThat(ehr.documents()).isEmpty();
            clinic.post(
                            "/encounters/" + visit + "/exports/"
                                    + unknown.get("id").asText() + "/resolve",
                            "{\"sendAgain\":true}")
                    .expect(202);
            chart.await(visit, "DELIVERED");
            assertThat(ehr.documents()).hasSize(1);
        }
    }
}
