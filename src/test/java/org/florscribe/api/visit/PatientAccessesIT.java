package org.florscribe.api.visit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import org.florscribe.testing.Clinic;
import org.florscribe.testing.FhirRules;
import org.florscribe.testing.PageForm;
import org.florscribe.testing.PageVisitor;
import org.florscribe.testing.RunningProduct;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Who has looked at a patient: by person, as a table and as FHIR. */
class PatientAccessesIT {

    private static final Pattern NONCE = Pattern.compile("nonce=\"([^\"]+)\"");

    private static RunningProduct product;
    private static Clinic clinic;
    private static Clinic nurse;
    private static Clinic auditor;

    @BeforeAll
    static void a_practice() {
        product = RunningProduct.shared();
        clinic = Clinic.open(product);
        nurse = clinic.colleague("=1+1", "NURSE");
        auditor = clinic.colleague("Okoro", "AUDITOR");
    }

    @Test
    void everybody_is_named_once_with_what_they_did() {
        UUID patient = clinic.newPatient();
        nurse.get("/patients/" + patient).expect(200);
        nurse.get("/patients/" + patient).expect(200);

        JsonNode people = auditor.get("/patients/" + patient + "/accesses")
                .expect(200)
                .json()
                .get("items");

        JsonNode looked = one(people, "actorId", nurse.clinicianId().toString());
        assertThat(looked.get("looks").asLong()).isEqualTo(2);
        assertThat(looked.get("changes").asLong()).isZero();
        assertThat(looked.get("actorName").asText()).endsWith("=1+1");
        JsonNode made = one(people, "actorId", clinic.clinicianId().toString());
        assertThat(made.get("changes").asLong()).isEqualTo(1);
        JsonNode again = auditor.get("/patients/" + patient + "/accesses")
                .expect(200)
                .json()
                .get("items");
        assertThat(one(again, "actorId", auditor.clinicianId().toString())
                        .get("looks")
                        .asLong())
                .as("that it was asked for is on record too")
                .isEqualTo(1);
        assertThat(auditor.get("/patients/" + patient + "/accesses?to=2020-01-01T00:00:00Z")
                        .expect(200)
                        .json()
                        .get("items"))
                .isEmpty();
    }

    @Test
    void the_table_holds_every_line() {
        UUID patient = clinic.newPatient();
        nurse.get("/patients/" + patient).expect(200);

        Clinic.Answer answer =
                auditor.get("/patients/" + patient + "/accesses", "text/csv").expect(200);

        assertThat(answer.header("content-disposition"))
                .hasValueSatisfying(it -> assertThat(it).startsWith("attachment"));
        List<String> lines = answer.text().lines().toList();
        assertThat(lines.get(0)).startsWith("\"occurredAt\",\"actorKind\"");
        assertThat(lines.subList(1, lines.size()))
                .hasSize(2)
                .allSatisfy(line -> assertThat(line).contains("\"" + patient + "\""));
    }

    @Test
    void the_bundle_is_what_fhir_asks_for() {
        UUID patient = clinic.newPatient();
        nurse.get("/patients/" + patient).expect(200);

        Clinic.Answer answer = auditor.get("/patients/" + patient + "/accesses", "application/fhir+json")
                .expect(200);

        assertThat(FhirRules.faultsOf(answer.text())).isEmpty();
        JsonNode bundle = answer.json();
        assertThat(bundle.get("type").asText()).isEqualTo("collection");
        assertThat(bundle.get("entry")).hasSize(2);
        JsonNode look = bundle.get("entry").get(0).get("resource");
        assertThat(look.get("resourceType").asText()).isEqualTo("AuditEvent");
        assertThat(look.get("action").asText()).isEqualTo("R");
        assertThat(look.get("outcome").asText()).isEqualTo("0");
        assertThat(look.at("/agent/0/who/identifier/value").asText())
                .isEqualTo(nurse.clinicianId().toString());
        assertThat(look.at("/entity/0/what/identifier/value").asText()).isEqualTo(patient.toString());
        Clinic.Answer whole =
                auditor.get("/audit?limit=5", "application/fhir+json").expect(200);
        assertThat(FhirRules.faultsOf(whole.text())).isEmpty();
        assertThat(whole.json().get("entry")).hasSize(5);
        assertThat(whole.header("Flor-Next")).isPresent();
    }

    @Test
    void only_who_may_see_the_log_is_told_and_only_of_patients_of_the_practice() {
        UUID patient = clinic.newPatient();
        for (String form : List.of("application/json", "text/csv", "application/fhir+json")) {
            nurse.get("/patients/" + patient + "/accesses", form).expect(404);
            auditor.get("/patients/" + UUID.randomUUID() + "/accesses", form).expect(404);
        }
    }

    @Test
    void the_page_finds_the_patient_by_record_number_and_gives_the_files() {
        String mrn = "R" + UUID.randomUUID().toString().substring(0, 8);
        UUID patient = clinic.post(
                        "/patients",
                        "{\"givenName\":\"Ada\",\"familyName\":\"Quillfeather\",\"birthDate\":\"1970-01-02\",\"sex\":\"female\",\"mrn\":\"%s\",\"confirmNew\":true}"
                                .formatted(mrn))
                .expect(201)
                .id();
        nurse.get("/patients/" + patient).expect(200);
        PageVisitor visitor = PageVisitor.signIn(product, auditor);

        var none = find(visitor, "nobody");
        assertThat(none.body()).contains("No patient of the practice has this record number");
        var found = find(visitor, mrn);
        assertThat(found.headers().firstValue("location").orElse(""))
                .endsWith("/admin/accesses.xhtml?patient=" + patient);
        String page = visitor.open("/admin/accesses.xhtml?patient=" + patient).body();
        assertThat(page).contains("=1+1").doesNotContain("Quillfeather");
        var csv = visitor.open("/admin/accesses.csv?patient=" + patient + "&from=2020-01-01&to=");
        assertThat(csv.headers().firstValue("content-type").orElse("")).startsWith("text/csv");
        assertThat(csv.body()).contains(patient.toString());
        assertThat(visitor.open("/admin/accesses.json?patient=" + patient).body())
                .startsWith("{\"resourceType\":\"Bundle\"");
        assertThat(visitor.open("/admin/accesses.csv?patient=" + UUID.randomUUID())
                        .statusCode())
                .isEqualTo(404);
        assertThat(visitor.open("/admin/audit.xhtml?actor=" + nurse.clinicianId())
                        .body())
                .contains("<option value=\"" + nurse.clinicianId() + "\" selected=\"selected\">");
    }

    private static HttpResponse<String> find(PageVisitor visitor, String mrn) {
        String page = visitor.open("/admin/accesses.xhtml").body();
        return visitor.submit(
                "/admin/accesses.xhtml",
                Map.of(
                        "accesses-form",
                        "accesses-form",
                        "find-accesses",
                        "x",
                        "recordNumber",
                        mrn,
                        "primefaces.nonce",
                        within(page, NONCE),
                        PageForm.STATE,
                        PageForm.with("recordNumber", page).fields().get(PageForm.STATE)));
    }

    private static String within(String page, Pattern pattern) {
        Matcher found = pattern.matcher(page);
        assertThat(found.find()).as(pattern + " in " + page).isTrue();
        return found.group(1);
    }

    private static JsonNode one(JsonNode items, String field, String value) {
        return StreamSupport.stream(items.spliterator(), false)
                .filter(it -> it.path(field).asText().equals(value))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no " + value + " in " + items));
    }
}
