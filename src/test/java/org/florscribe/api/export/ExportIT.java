package org.florscribe.api.export;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Base64;
import java.util.UUID;
import org.florscribe.testing.Clinic;
import org.florscribe.testing.FhirServer;
import org.florscribe.testing.RunningProduct;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Signed notes on their way into a FHIR server: real HTTP on both sides. */
class ExportIT {

    private static RunningProduct product;

    private FhirServer ehr;
    private Clinic clinic;

    @BeforeAll
    static void start() {
        product = RunningProduct.start(Chart.SETTINGS);
    }

    @AfterAll
    static void stop() {
        product.close();
    }

    @BeforeEach
    void open() {
        ehr = FhirServer.start();
        clinic = Clinic.open(product);
    }

    @AfterEach
    void close() {
        ehr.close();
    }

    @Test
    void a_signed_note_arrives_by_itself_with_a_receipt() {
        Chart chart = Chart.connect(clinic, ehr);
        UUID visit = chart.signedVisit();
        JsonNode delivery = chart.await(visit, "DELIVERED");
        assertThat(ehr.faults()).isEmpty();
        assertThat(ehr.documents()).hasSize(1);
        JsonNode document = ehr.documents().get(0);
        assertThat(delivery.get("externalId").asText())
                .isEqualTo(document.get("id").asText());
        assertThat(delivery.get("receipt").get("readBack").asText()).isEqualTo("SAME");
        assertThat(delivery.get("receipt").get("readBackHash"))
                .isEqualTo(delivery.get("receipt").get("contentHash"));
        assertThat(delivery.get("receipt").get("version").asText()).isEqualTo("1");
        assertThat(document.at("/identifier/0/value").asText())
                .isEqualTo(delivery.get("id").asText());
        String text = new String(
                Base64.getDecoder()
                        .decode(document.at("/content/0/attachment/data").asText()),
                java.nio.charset.StandardCharsets.UTF_8);
        assertThat(text).contains("Sore knee since Monday, no fall – µ.").contains("Electronically signed by");
    }
}
