package org.florscribe.api.visit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.florscribe.testing.Clinic;
import org.florscribe.testing.Clinic.Answer;
import org.florscribe.testing.RunningProduct;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Patients over HTTP: added, found, corrected. */
class PatientsIT {

    private static Clinic clinic;
    private static UUID zoe;
    private static UUID lindqvist;

    @BeforeAll
    static void one_patient_among_others() {
        clinic = Clinic.open(RunningProduct.shared());
        zoe = add("Zoë", "García-López", "1961-02-03", "mrn 00-417").expect(201).id();
        clinic.newPatient();
        lindqvist = add("Zoë Anne", "Lindqvist-Müller", "1981-03-04", "MR 00-4711")
                .expect(201)
                .id();
    }

    @Test
    void a_patient_is_given_back_as_entered() {
        JsonNode patient = clinic.get("/patients/" + zoe).expect(200).json();

        assertThat(patient.get("givenName").asText()).isEqualTo("Zoë");
        assertThat(patient.get("familyName").asText()).isEqualTo("García-López");
        assertThat(patient.get("birthDate").asText()).isEqualTo("1961-02-03");
        assertThat(patient.get("sex").asText()).isEqualTo("female");
        assertThat(patient.get("mrn").asText()).isEqualTo("mrn 00-417");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "garcia lopez",
                "zoe gar",
                "Lopez, Zoe",
                "GARCÍALÓPEZ",
                "gar",
                "garcial",
                "1961-02-03",
                "02/03/1961",
                "3.2.1961",
                "MRN00417"
            })
    void is_found_by_names_beginnings_birth_date_and_number(String typed) {
        assertThat(found(typed)).containsExactly(zoe);
    }

    @Test
    void a_given_name_finds_all_who_have_it() {
        assertThat(found("zoe")).contains(zoe, lindqvist);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Lindqvist",
                "MULLER",
                "müller",
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
    void is_found_by_parts_of_a_compound_name_and_dates_as_they_are_written(String typed) {
        assertThat(found(typed)).containsExactly(lindqvist);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Lindqvista",
                "lindqvist-mueller muller",
                "li",
                "oë",
                "1981-03-05",
                "4711",
                "Zoe Svensson",
                "%",
                "_____",
                "' or 1=1 --"
            })
    void nobody_is_found_by_what_is_of_nobody(String typed) {
        assertThat(found(typed)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"ga", "garx", "zo", "Zoe Person", "1961-02-04", "417", "%", "'", "lopezz"})
    void is_not_found_by_what_is_not_theirs(String typed) {
        assertThat(found(typed)).doesNotContain(zoe);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Zoe|Garcia Lopez", "ZOË|GARCIA", "Zoe Maria|García López", "López|Zoë"})
    void who_is_likely_the_same_is_asked_about(String names) {
        String[] name = names.split("\\|", 2);
        Answer refused = add(name[0], name[1], "1961-02-03", null).expect(409);

        assertThat(refused.slug()).isEqualTo("likely-duplicate");
        assertThat(refused.json().get("relatedId").asText()).isEqualTo(zoe.toString());
    }

    @Test
    void somebody_else_of_that_name_can_be_added() {
        add("Twin", "Sameday", "1999-09-09", null).expect(201);
        add("Twin", "Sameday", "1999-09-08", null).expect(201);
        add("Twin", "Sameday", "1999-09-09", null).expect(409);

        clinic.post("/patients", """
                        {"givenName":"Twin","familyName":"Sameday","birthDate":"1999-09-09","sex":"male","confirmNew":true}""").expect(201);
        assertThat(found("twin sameday")).hasSize(3);
    }

    @Test
    void a_record_number_belongs_to_one_patient() {
        Answer refused = add("Other", "Somebody", "1980-01-01", "MRN-00417").expect(409);

        assertThat(refused.slug()).isEqualTo("mrn-taken");
        assertThat(refused.json().get("relatedId").asText()).isEqualTo(zoe.toString());
        Answer confirmed = clinic.post("/patients", """
                {"givenName":"Uwe","familyName":"Anders","birthDate":"1991-01-01","sex":"male","mrn":"MRN 00417","confirmNew":true}""");
        assertThat(confirmed.expect(409).slug()).isEqualTo("mrn-taken");
    }

    @Test
    void every_mistake_is_named_at_once() {
        JsonNode problem = clinic.post("/patients", """
                        {"givenName":" ","birthDate":"1961-02-30","sex":"f","mrn":"--"}""").expect(400).json();

        assertThat(problem.findValuesAsText("field"))
                .containsExactlyInAnyOrder("givenName", "familyName", "birthDate", "sex", "mrn");
        assertThat(clinic.post("/patients", """
                        {"givenName":"A","familyName":"B","birthDate":"1961-02-03","sex":"male","ssn":"1"}""").expect(400).text()).contains("ssn");
        assertThat(clinic.post(
                                "/patients",
                                "{\"givenName\":\"A\",\"familyName\":\"X\",\"birthDate\":\"2999-01-01\",\"sex\":\"male\"}")
                        .expect(400)
                        .json()
                        .findValuesAsText("field"))
                .containsExactly("birthDate");
        clinic.post("/patients", "{").expect(400);
    }

    @Test
    void two_who_correct_the_same_patient_do_not_overwrite_each_other() {
        UUID id = add("Mona", "Fieldmouse", "1970-07-07", "M-77").expect(201).id();
        String seen = clinic.get("/patients/" + id).expect(200).etag();
        Map<String, String> ifSeen = Map.of("If-Match", seen);

        assertThat(clinic.patch("/patients/" + id, "{\"familyName\":\"Harvest\"}", Map.of())
                        .status())
                .isEqualTo(428);
        Answer changed = clinic.patch("/patients/" + id, "{\"familyName\":\"Harvest\"}", ifSeen)
                .expect(200);
        assertThat(changed.etag()).isNotEqualTo(seen);
        assertThat(clinic.patch("/patients/" + id, "{\"familyName\":\"Vole\"}", ifSeen)
                        .expect(412)
                        .slug())
                .isEqualTo("stale-version");
        assertThat(clinic.get("/patients/" + id).etag()).isEqualTo(changed.etag());

        JsonNode now = clinic.get("/patients/" + id).expect(200).json();
        assertThat(now.get("familyName").asText()).isEqualTo("Harvest");
        assertThat(now.get("givenName").asText()).isEqualTo("Mona");
        assertThat(found("harvest")).containsExactly(id);
        assertThat(found("fieldmouse")).isEmpty();

        clinic.patch("/patients/" + id, "{\"mrn\":\"\"}", Map.of("If-Match", changed.etag()))
                .expect(200);
        assertThat(found("M-77")).isEmpty();
    }

    @Test
    void a_request_sent_again_with_its_key_is_done_once() {
        Clinic own = Clinic.open(RunningProduct.shared());
        Clinic colleague = own.colleague("Farrow", "CLINICIAN");
        Map<String, String> key = Map.of("Idempotency-Key", UUID.randomUUID().toString());
        String body = """
                {"givenName":"Once","familyName":"Only","birthDate":"1970-05-17","sex":"female","confirmNew":true}""";

        Clinic.Answer first = own.post("/patients", body, key).expect(201);
        Clinic.Answer again = own.post("/patients", body, key).expect(201);

        assertThat(again.json()).isEqualTo(first.json());
        assertThat(again.etag()).isEqualTo(first.etag());
        assertThat(again.header("Location")).isEqualTo(first.header("Location"));
        assertThat(own.get("/patients").json().get("items")).hasSize(1);
        assertThat(own.post("/patients", body.replace("Once", "Twice"), key)
                        .expect(422)
                        .slug())
                .isEqualTo("idempotency-key-reused");
        assertThat(colleague.post("/patients", body, key).expect(201).id())
                .as("a key belongs to one person")
                .isNotEqualTo(first.id());

        Map<String, String> other = Map.of("Idempotency-Key", UUID.randomUUID().toString());
        own.post("/patients", "{}", other).expect(400);
        own.post("/patients", body, other).expect(201);
        own.post("/patients", body, Map.of("Idempotency-Key", "k".repeat(256))).expect(400);
    }

    @Test
    void requests_with_one_key_at_once_are_done_once() {
        Clinic own = Clinic.open(RunningProduct.shared());
        Map<String, String> key = Map.of("Idempotency-Key", UUID.randomUUID().toString());
        String body = """
                {"givenName":"Once","familyName":"Only","birthDate":"1970-05-17","sex":"female","confirmNew":true}""";

        List<CompletableFuture<Clinic.Answer>> answers = Stream.generate(
                        () -> CompletableFuture.supplyAsync(() -> own.post("/patients", body, key)))
                .limit(6)
                .toList();

        assertThat(answers).allSatisfy(it -> it.join().expect(201, 409));
        assertThat(own.get("/patients").json().get("items")).hasSize(1);
    }

    @Test
    void lists_are_paged_by_cursor() {
        Clinic own = Clinic.open(RunningProduct.shared());
        List<String> added = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            added.add(0, own.newPatient().toString());
        }
        List<String> listed = new ArrayList<>();
        String after = "";
        do {
            JsonNode page = own.get("/patients?limit=2" + after).expect(200).json();
            assertThat(page.get("items").size()).isLessThanOrEqualTo(2);
            page.get("items").forEach(item -> listed.add(item.get("id").asText()));
            after = page.get("next").isNull()
                    ? ""
                    : "&after=" + encoded(page.get("next").asText());
        } while (!after.isEmpty());

        assertThat(listed).isEqualTo(added);
        own.get("/patients?limit=201").expect(400);
        own.get("/patients?limit=0").expect(400);
        own.get("/patients?limit=2&after=nonsense").expect(400);
    }

    @Test
    void each_look_and_change_is_on_the_record() {
        UUID id = add("Rec", "Ordered", "1950-05-05", null).expect(201).id();
        clinic.get("/patients/" + id).expect(200);
        found("ordered");

        JsonNode events =
                clinic.get("/audit?patientId=" + id).expect(200).json().get("items");
        assertThat(events.findValuesAsText("action"))
                .as("newest first")
                .containsExactly("PATIENT_VIEWED", "PATIENT_VIEWED", "PATIENT_CREATED");
        assertThat(events.toString()).doesNotContain("Ordered");
    }

    @Test
    void another_practice_finds_nobody() {
        Clinic other = Clinic.open(RunningProduct.shared());

        other.get("/patients/" + zoe).expect(404);
        other.patch("/patients/" + zoe, "{\"givenName\":\"X\"}", Map.of("If-Match", "\"0\""))
                .expect(404);
        for (String typed : List.of("garcia", "1961-02-03", "MRN00417")) {
            assertThat(other.get("/patients?query=" + typed).expect(200).json().get("items"))
                    .isEmpty();
        }
        other.post("/patients", """
                        {"givenName":"Zoë","familyName":"García-López","birthDate":"1961-02-03","sex":"female","mrn":"MRN 00417"}""").expect(201);
    }

    private static Answer add(String given, String family, String birthDate, @Nullable String mrn) {
        return clinic.post(
                "/patients", """
                {"givenName":"%s","familyName":"%s","birthDate":"%s","sex":"female"%s}""".formatted(given, family, birthDate, mrn == null ? "" : ",\"mrn\":\"" + mrn + "\""));
    }

    private static List<UUID> found(String typed) {
        JsonNode items = clinic.get("/patients?query=" + encoded(typed))
                .expect(200)
                .json()
                .get("items");
        return items.findValuesAsText("id").stream().map(UUID::fromString).toList();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
