package org.florscribe.api.visit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.florscribe.testing.Clinic;
import org.florscribe.testing.RunningProduct;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Patients over HTTP: added, found, read, corrected. */
class PatientRecordsIT {

    private static Clinic clinic;
    private static UUID zoe;

    @BeforeAll
    static void openClinic() {
        clinic = Clinic.open(RunningProduct.shared());
        zoe = add("Zoë Anne", "Lindqvist-Müller", "1981-03-04", "female", "MR 00-4711")
                .id();
    }

    @Test
    void a_patient_is_given_back_as_entered() {
        JsonNode read = clinic.get("/patients/" + zoe).expect(200).json();

        assertThat(read.get("givenName").asText()).isEqualTo("Zoë Anne");
        assertThat(read.get("familyName").asText()).isEqualTo("Lindqvist-Müller");
        assertThat(read.get("birthDate").asText()).isEqualTo("1981-03-04");
        assertThat(read.get("sex").asText()).isEqualTo("female");
        assertThat(read.get("mrn").asText()).isEqualTo("MR 00-4711");
    }

    @Test
    void a_change_needs_the_version_that_was_seen() {
        UUID patient = add("Otto", "Versionson", "1950-01-02", "male", "").id();
        String path = "/patients/" + patient;
        String seen = clinic.get(path).expect(200).etag();

        clinic.patch(path, "{\"givenName\":\"Otho\"}", Map.of()).expect(428);
        Clinic.Answer changed = clinic.patch(path, "{\"givenName\":\"Otho\"}", Map.of("If-Match", seen))
                .expect(200);
        assertThat(changed.etag()).isNotEqualTo(seen);
        assertThat(clinic.patch(path, "{\"givenName\":\"Ottilie\"}", Map.of("If-Match", seen))
                        .expect(412)
                        .slug())
                .isEqualTo("stale-version");
        JsonNode now = clinic.get(path).json();
        assertThat(now.get("givenName").asText()).isEqualTo("Otho");
        assertThat(now.get("familyName").asText()).as("left as it was").isEqualTo("Versionson");
        assertThat(clinic.get(path).etag()).isEqualTo(changed.etag());
    }

    @Test
    void a_changed_name_is_found_and_the_old_one_is_not() {
        Clinic.Answer added = add("Paula", "Mädchenname", "1962-02-03", "female", "");
        clinic.patch("/patients/" + added.id(), "{\"familyName\":\"Ehename\"}", Map.of("If-Match", added.etag()))
                .expect(200);

        assertThat(search("Ehename")).containsExactly(added.id());
        assertThat(search("Mädchenname")).isEmpty();
    }

    @Test
    void a_likely_duplicate_is_named_and_can_be_overruled() {
        UUID first = add("Jan", "Doppelt", "1977-07-07", "male", "").id();
        String again =
                "{\"givenName\":\"JAN\",\"familyName\":\"doppelt\",\"birthDate\":\"1977-07-07\",\"sex\":\"unknown\"%s}";

        Clinic.Answer refused = clinic.post("/patients", again.formatted("")).expect(409);
        assertThat(refused.slug()).isEqualTo("likely-duplicate");
        assertThat(refused.json().get("relatedId").asText()).isEqualTo(first.toString());

        UUID second = clinic.post("/patients", again.formatted(",\"confirmNew\":true"))
                .expect(201)
                .id();
        assertThat(second).isNotEqualTo(first);
        assertThat(search("doppelt jan")).containsExactlyInAnyOrder(first, second);
    }

    @Test
    void a_record_number_belongs_to_one_patient_also_when_confirmed() {
        UUID first = add("Ina", "Nummer", "1990-01-01", "female", "N-77").id();

        Clinic.Answer refused = clinic.post("/patients", """
                        {"givenName":"Uwe","familyName":"Anders","birthDate":"1991-01-01","sex":"male","mrn":"n-77","confirmNew":true}""");

        assertThat(refused.expect(409).slug()).isEqualTo("mrn-taken");
        assertThat(refused.json().get("relatedId").asText()).isEqualTo(first.toString());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Lindqvist",
                "lindqvist-mueller muller",
                "MULLER",
                "müller",
                "Zoe",
                "zoë lindqvist",
                "Lindqvist, Zoë",
                "lin",
                "Lindq",
                "Lindqvi",
                "zoe lind",
                "LindqvistMuller",
                "1981-03-04",
                "1981/3/4",
                "19810304",
                "03/04/1981",
                "4.3.1981",
                "MR 00-4711",
                "mr 00-4711"
            })
    void one_field_finds_by_name_beginning_birth_date_or_number(String typed) {
        if (typed.contains("mueller")) {
            assertThat(search(typed)).as("ue is another name").isEmpty();
        } else {
            assertThat(search(typed)).containsExactly(zoe);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"Lindqvista", "li", "oë", "1981-03-05", "4711", "Zoe Svensson", "%", "_____", "' or 1=1 --"})
    void strangers_are_not_found(String typed) {
        assertThat(search(typed)).isEmpty();
    }

    @Test
    void what_cannot_be_a_patient_is_told_field_by_field() {
        JsonNode errors = clinic.post(
                        "/patients",
                        "{\"givenName\":\" \",\"familyName\":\"X\",\"birthDate\":\"2999-01-01\",\"sex\":\"f\"}")
                .expect(400)
                .json()
                .get("errors");

        List<String> fields = new ArrayList<>();
        errors.forEach(it -> fields.add(it.get("field").asText()));
        assertThat(fields).containsExactlyInAnyOrder("givenName", "birthDate", "sex");
        clinic.post("/patients", "{\"surname\":\"Unknown field\"}").expect(400);
        clinic.post("/patients", "{").expect(400);
    }

    @Test
    void the_list_goes_on_where_it_stopped() {
        Clinic alone = Clinic.open(RunningProduct.shared());
        List<String> added = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            added.add(0, alone.newPatient().toString());
        }

        List<String> read = new ArrayList<>();
        String after = "";
        do {
            JsonNode page = alone.get("/patients?limit=2" + after).expect(200).json();
            assertThat(page.get("items").size()).isLessThanOrEqualTo(2);
            page.get("items").forEach(it -> read.add(it.get("id").asText()));
            after = page.get("next").isNull()
                    ? ""
                    : "&after=" + encoded(page.get("next").asText());
        } while (!after.isEmpty());

        assertThat(read).as("newest first, each once").isEqualTo(added);
        alone.get("/patients?after=nonsense").expect(400);
        alone.get("/patients?limit=0").expect(400);
    }

    @Test
    void every_look_at_a_patient_is_on_the_record() {
        UUID patient = add("Gesehen", "Werden", "1949-09-09", "other", "").id();
        clinic.get("/patients/" + patient).expect(200);
        search("Werden");

        JsonNode lines = clinic.get("/audit?patientId=" + patient).expect(200).json();

        List<String> actions = new ArrayList<>();
        lines.get("items").forEach(it -> actions.add(it.get("action").asText()));
        assertThat(actions).containsExactly("PATIENT_VIEWED", "PATIENT_VIEWED", "PATIENT_CREATED");
    }

    private static Clinic.Answer add(String given, String family, String birthDate, String sex, String mrn) {
        return clinic.post("/patients", """
                        {"givenName":"%s","familyName":"%s","birthDate":"%s","sex":"%s","mrn":"%s"}""".formatted(given, family, birthDate, sex, mrn))
                .expect(201);
    }

    private static List<UUID> search(String typed) {
        List<UUID> found = new ArrayList<>();
        clinic.get("/patients?query=" + encoded(typed))
                .expect(200)
                .json()
                .get("items")
                .forEach(it -> found.add(UUID.fromString(it.get("id").asText())));
        return found;
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
