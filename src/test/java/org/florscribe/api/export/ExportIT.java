package org.florscribe.api.export;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.florscribe.testing.Clinic;
import org.florscribe.testing.FhirServer;
import org.florscribe.testing.RunningProduct;
import org.florscribe.testing.SharedProducts;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Signed notes on their way into a FHIR server: real HTTP on both sides. */
class ExportIT {

    private static RunningProduct product;

    private FhirServer ehr;
    private Clinic clinic;

    @BeforeAll
    static void start() {
        product = SharedProducts.withVendors();
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
                StandardCharsets.UTF_8);
        assertThat(text).contains("Sore knee since Monday, no fall – µ.").contains("Electronically signed by");
    }

    @Test
    void an_addendum_follows_and_an_error_is_marked_there_too() {
        Chart chart = Chart.connect(clinic, ehr);
        UUID visit = chart.signedVisit();
        String note = chart.await(visit, "DELIVERED").get("externalId").asText();

        clinic.post("/encounters/" + visit + "/note/addenda", "{\"text\":\"X-ray shows no fracture.\"}")
                .expect(201);
        chart.awaitAll(visit, 2, "DELIVERED");
        JsonNode addendum = ehr.documents().get(1);
        assertThat(addendum.at("/relatesTo/0/code").asText()).isEqualTo("appends");
        assertThat(addendum.at("/relatesTo/0/target/reference").asText()).isEqualTo("DocumentReference/" + note);
        assertThat(text(addendum)).contains("X-ray shows no fracture.");

        clinic.post("/encounters/" + visit + "/note/entered-in-error", "{\"reason\":\"Other patient\"}")
                .expect(200);
        chart.awaitAll(visit, 4, "DELIVERED");
        assertThat(ehr.documents())
                .hasSize(2)
                .allSatisfy(it -> assertThat(it.get("status").asText()).isEqualTo("entered-in-error"));
        assertThat(ehr.faults()).isEmpty();
    }

    @Test
    void a_chart_that_takes_no_changes_asks_a_person_to_mark_the_error() {
        Chart chart = Chart.connect(clinic, ehr.withoutUpdates());
        UUID visit = chart.signedVisit();
        chart.await(visit, "DELIVERED");
        clinic.post("/encounters/" + visit + "/note/entered-in-error", "{\"reason\":\"Other patient\"}")
                .expect(200);
        JsonNode parked = chart.awaitOne(visit, "WITHDRAWAL", "PARKED");
        assertThat(parked.at("/error/code").asText()).isEqualTo("CANNOT_BE_WITHDRAWN");
        assertThat(parked.at("/error/ehrWords").asText()).isEqualTo("Documents are not changed here");
    }

    @ParameterizedTest
    @CsvSource({
        "Ada, Sample, 1971-05-17, PATIENT_DIFFERS",
        "Bea, Sample, 1970-05-17, PATIENT_DIFFERS",
        "Ada, Other, 1970-05-17, PATIENT_DIFFERS"
    })
    void a_note_for_somebody_else_is_parked(String given, String family, String born, String reason) {
        Chart chart = Chart.connect(clinic, ehr);
        ehr.addPatient(Chart.SYSTEM, "4711", given, family, born);
        UUID visit = chart.reviewedVisit("4711");
        chart.sign(visit);
        JsonNode parked = chart.await(visit, "PARKED");
        assertThat(parked.at("/error/code").asText()).isEqualTo(reason);
        assertThat(ehr.documents()).isEmpty();
    }

    @Test
    void nobody_and_several_and_no_number_are_parked_and_can_be_tried_again() {
        Chart chart = Chart.connect(clinic, ehr);
        UUID unknown = chart.reviewedVisit("1");
        chart.sign(unknown);
        JsonNode parked = chart.await(unknown, "PARKED");
        assertThat(parked.at("/error/code").asText()).isEqualTo("PATIENT_NOT_FOUND");

        ehr.addPatient(Chart.SYSTEM, "2", "Ada", "Sample", "1970-05-17");
        ehr.addPatient(Chart.SYSTEM, "2", "Ada", "Sample", "1970-05-17");
        UUID several = chart.reviewedVisit("2");
        chart.sign(several);
        assertThat(chart.await(several, "PARKED").at("/error/code").asText()).isEqualTo("PATIENT_NOT_UNIQUE");

        UUID numberless = chart.reviewedVisit("");
        chart.sign(numberless);
        assertThat(chart.await(numberless, "PARKED").at("/error/code").asText()).isEqualTo("NO_RECORD_NUMBER");
        assertThat(ehr.documents()).isEmpty();

        ehr.addPatient(Chart.SYSTEM, "1", "ADA MARIA", "Sample-Klein", "1970-05-17");
        clinic.post("/encounters/" + unknown + "/exports/" + parked.get("id").asText() + "/retry", "")
                .expect(202);
        chart.await(unknown, "DELIVERED");
        assertThat(ehr.documents()).hasSize(1);
    }

    @Test
    void it_is_filed_under_the_visit_that_was_named_if_that_is_the_patients() {
        Chart chart = Chart.connect(clinic, ehr, ",\"deadlineSeconds\":20");
        UUID second = Chart.add(clinic, ehr, "Second", false, "");
        String patient = ehr.addPatient(Chart.SYSTEM, "7", "Ada", "Sample", "1970-05-17");
        String other = ehr.addPatient(Chart.SYSTEM, "8", "Bea", "Other", "1980-01-01");
        UUID visit = chart.reviewedVisit("7");
        chart.sign(visit);
        chart.await(visit, "DELIVERED");
        clinic.post(
                        "/encounters/" + visit + "/exports",
                        "{\"connectionId\":\"%s\",\"ehrEncounter\":\"%s\"}"
                                .formatted(second, ehr.addEncounter(patient)))
                .expect(202);
        chart.awaitAll(visit, 2, "DELIVERED");
        assertThat(ehr.documents().get(1).at("/context/encounter/0/reference").asText())
                .isEqualTo("Encounter/e1");

        UUID third = Chart.add(clinic, ehr, "Third", false, "");
        clinic.post(
                        "/encounters/" + visit + "/exports",
                        "{\"connectionId\":\"%s\",\"ehrEncounter\":\"%s\"}".formatted(third, ehr.addEncounter(other)))
                .expect(202);
        JsonNode parked = chart.awaitOne(visit, "NOTE", "PARKED");
        assertThat(parked.at("/error/code").asText()).isEqualTo("ENCOUNTER_DIFFERS");
        assertThat(ehr.faults()).isEmpty();
    }

    @Test
    void credentials_are_shown_to_the_ehr_and_to_nobody_else() {
        ehr.withAuthorization("Bearer abc.DEF-123");
        UUID wrong = Chart.add(clinic, ehr, "Wrong", false, ",\"auth\":{\"type\":\"bearer\",\"token\":\"nope\"}");
        JsonNode refused = clinic.post("/ehr-connections/" + wrong + "/test", "")
                .expect(200)
                .json();
        assertThat(refused.get("passed").asBoolean()).isFalse();
        assertThat(refused.get("problem").asText()).isEqualTo("ACCESS_REFUSED");

        Chart chart = Chart.connect(clinic, ehr, ",\"auth\":{\"type\":\"bearer\",\"token\":\"abc.DEF-123\"}");
        JsonNode passed = clinic.post("/ehr-connections/" + chart.connection() + "/test", "")
                .expect(200)
                .json();
        assertThat(passed.get("passed").asBoolean()).isTrue();
        assertThat(passed.at("/capabilities/conditionalCreate").asBoolean()).isTrue();
        chart.await(chart.signedVisit(), "DELIVERED");
        String shown = clinic.get("/ehr-connections").expect(200).text();
        assertThat(shown).doesNotContain("abc.DEF-123").contains("\"type\":\"bearer\"");
        JsonNode auth =
                clinic.get("/ehr-connections/" + chart.connection()).json().get("auth");
        assertThat(auth.get("setAt").asText()).endsWith("Z");
        assertThat(auth.get("ending").asText()).isEmpty();
        UUID longer = Chart.add(
                clinic, ehr, "Long", false, ",\"auth\":{\"type\":\"bearer\",\"token\":\"0123456789abcdefWXYZ\"}");
        assertThat(clinic.get("/ehr-connections/" + longer).text())
                .contains("\"ending\":\"WXYZ\"")
                .doesNotContain("fWXYZ");
    }

    @Test
    void a_connection_is_changed_removed_and_only_one_is_the_default() {
        Chart chart = Chart.connect(clinic, ehr);
        UUID second = Chart.add(clinic, ehr, "Second", true, "");
        Clinic.Answer first =
                clinic.get("/ehr-connections/" + chart.connection()).expect(200);
        assertThat(first.json().get("default").asBoolean()).isFalse();
        Clinic.Answer changed = clinic.patch(
                        "/ehr-connections/" + chart.connection(),
                        "{\"name\":\"Renamed\",\"default\":true}",
                        Map.of("If-Match", first.etag()))
                .expect(200);
        assertThat(changed.json().get("name").asText()).isEqualTo("Renamed");
        assertThat(clinic.get("/ehr-connections/" + second)
                        .json()
                        .get("default")
                        .asBoolean())
                .isFalse();
        clinic.delete("/ehr-connections/" + second).expect(204);
        clinic.get("/ehr-connections/" + second).expect(404);
        clinic.post("/ehr-connections", "{\"kind\":\"fhir-r4\",\"name\":\"X\",\"baseUrl\":\"ftp://x\"}")
                .expect(400);
    }

    /** What the tests above rely on: that a wrong document would have been noticed. */
    @Test
    void the_chart_of_these_tests_notices_what_is_wrong() throws Exception {
        Chart chart = Chart.connect(clinic, ehr);
        chart.await(chart.signedVisit(), "DELIVERED");
        ObjectNode right = ehr.documents().get(0).deepCopy();
        right.remove(List.of("id", "meta"));
        send(right);
        assertThat(ehr.faults()).isEmpty();
        for (String[] wrong : new String[][] {
            {"/status", "final"},
            {"/docStatus", "preliminary"},
            {"/date", "yesterday"},
            {"/type/coding/0/code", "11488-4"},
            {"/category/0/coding/0/code", "notes"},
            {"/subject/reference", "Patient/nobody"},
            {"/context/period/end", "1990-01-01T00:00:00Z"},
            {"/content/0/attachment/hash", "AAAA"},
            {"/content/0/attachment/contentType", "application/pdf"},
            {"/madeUp", "x"}
        }) {
            int known = ehr.faults().size();
            int cut = wrong[0].lastIndexOf('/');
            ObjectNode changed = right.deepCopy();
            ((ObjectNode) changed.at(wrong[0].substring(0, cut))).put(wrong[0].substring(cut + 1), wrong[1]);
            send(changed);
            assertThat(ehr.faults()).as(wrong[0]).hasSizeGreaterThan(known);
        }
    }

    private void send(JsonNode document) throws Exception {
        HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create(ehr.base() + "/DocumentReference"))
                                .header("Accept", "application/fhir+json")
                                .header("Content-Type", "application/fhir+json")
                                .POST(BodyPublishers.ofString(document.toString()))
                                .build(),
                        BodyHandlers.discarding());
    }

    private static String text(JsonNode document) {
        return new String(
                Base64.getDecoder()
                        .decode(document.at("/content/0/attachment/data").asText()),
                StandardCharsets.UTF_8);
    }
}
