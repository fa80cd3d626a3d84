package org.florscribe.api.note;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.UUID;
import org.florscribe.testing.Clinic;
import org.florscribe.testing.RunningProduct;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Templates of a practice over the API: made, changed version by version, chosen, taken away; and whose they are. */
class TemplatesIT {

    private static final String OURS = """
            {"title":"Home visit","loinc":"34117-2","sections":[
              {"code":"HISTORY_OF_PRESENT_ILLNESS","title":"Story"},
              {"title":"Home","loinc":"29762-2","instructions":"How the patient lives.","group":"SUBJECTIVE"},
              {"code":"ASSESSMENT_AND_PLAN","title":"What we do"}]}""";

    private static final String TALK = """
            Doctor: What brings you in?
            Patient: I have had a dry cough for two weeks and I am allergic to penicillin.
            Doctor: I am going to order a chest x-ray. I want you to come back in two weeks.
            """;

    private static Clinic clinic;
    private static Clinic other;

    @BeforeAll
    static void open() {
        clinic = Clinic.open(RunningProduct.shared());
        other = Clinic.open(RunningProduct.shared());
    }

    @Test
    void a_practice_makes_changes_and_takes_away_its_own() {
        Clinic.Answer made =
                clinic.post("/templates", OURS.replace("Home visit", "Own one")).expect(201);
        String path = "/templates/" + made.id();
        assertThat(made.json().at("/sections/0/loinc").asText()).isEqualTo("10164-2");
        assertThat(made.json().at("/sections/1/code").asText()).isEqualTo("HOME");
        String better = OURS.replace("Home visit", "Own one").replace("What we do", "Plan of care");

        clinic.put(path, better, Map.of()).expect(428);
        assertThat(clinic.put(path, better, Map.of("If-Match", made.etag()))
                        .expect(200)
                        .json()
                        .get("version")
                        .asInt())
                .isEqualTo(2);
        clinic.put(path, OURS, Map.of("If-Match", made.etag())).expect(412);
        JsonNode versions = clinic.get(path + "/versions").expect(200).json().get("items");
        assertThat(versions).hasSize(2);
        assertThat(versions.at("/1/template/sections/2/title").asText()).isEqualTo("What we do");
        clinic.post("/templates", better).expect(400);
        clinic.delete(path).expect(204);
        clinic.get(path).expect(404);
    }

    @Test
    void the_built_in_ones_stay_as_they_are() {
        JsonNode first = clinic.get("/templates").expect(200).json().at("/items/0");
        String path = "/templates/" + first.get("id").asText();

        assertThat(first.get("title").asText()).isEqualTo("SOAP note");
        assertThat(clinic.put(path, OURS, Map.of("If-Match", "\"1\""))
                        .expect(409)
                        .slug())
                .isEqualTo("built-in");
        clinic.delete(path).expect(409);
    }

    @Test
    void whoever_writes_notes_chooses_and_only_admins_change() {
        Clinic colleague = clinic.colleague("Reader", "CLINICIAN");
        UUID id = clinic.post("/templates", OURS.replace("Home visit", "Shared"))
                .expect(201)
                .id();

        colleague.get("/templates/" + id).expect(200);
        colleague.post("/templates", OURS).expect(403);
        colleague.delete("/templates/" + id).expect(404);
        other.get("/templates/" + id).expect(404);
        other.delete("/templates/" + id).expect(404);
        assertThat(other.get("/templates").json().get("items")).hasSize(7);
        other.put("/encounters/" + other.newVisit() + "/form", form(id), Map.of())
                .expect(404);
        other.post("/encounters", "{\"patientId\":\"%s\",\"templateId\":\"%s\"}".formatted(other.newPatient(), id))
                .expect(404);
    }

    @Test
    void a_note_has_the_sections_titles_and_codes_of_what_was_chosen_through_to_its_signed_text() {
        UUID template = clinic.post("/templates", OURS).expect(201).id();
        UUID visit = clinic.post(
                        "/encounters",
                        "{\"patientId\":\"%s\",\"templateId\":\"%s\"}".formatted(clinic.newPatient(), template))
                .expect(201)
                .id();
        clinic.consent(visit, true);
        clinic.attach(visit, "text/plain", TALK).expect(202);
        clinic.awaitDraft(visit);
        String path = "/encounters/" + visit + "/note";
        Clinic.Answer note = clinic.get(path).expect(200);
        assertThat(note.json().at("/form/title").asText()).isEqualTo("Home visit");
        assertThat(note.json().at("/sections/0/title").asText()).isEqualTo("Story");
        assertThat(note.json().at("/sections/0/loinc").asText()).isEqualTo("10164-2");

        clinic.put(
                        path,
                        "{\"sections\":[{\"code\":\"HOME\",\"statements\":[{\"text\":\"Lives alone.\"}]}]}",
                        Map.of("If-Match", note.etag()))
                .expect(200);
        clinic.put(
                        path,
                        "{\"sections\":[{\"code\":\"RESULTS\",\"statements\":[{\"text\":\"x\"}]}]}",
                        Map.of("If-Match", clinic.get(path).etag()))
                .expect(400);
        clinic.get(path).json().findParents("support").stream()
                .filter(it -> it.path("disposition").isNull()
                        && !it.path("support").asText().equals("SUPPORTED"))
                .forEach(it -> clinic.post(
                                path + "/statements/" + it.get("id").asText() + "/disposition",
                                "{\"disposition\":\"KEPT\"}")
                        .expect(200));
        clinic.post(path + "/sign", "{\"password\":\"%s\"}".formatted(Clinic.PASSWORD))
                .expect(200);

        assertThat(clinic.get(path, "text/plain").text()).contains("STORY\n", "HOME\nLives alone.", "WHAT WE DO\n");
        assertThat(clinic.get(path, "text/html").text()).contains("<h2>Story</h2>", "34117-2", "29762-2");
        clinic.put("/encounters/" + visit + "/form", form(template), Map.of()).expect(409);
    }

    @Test
    void a_clinicians_style_is_their_own() {
        Clinic colleague = clinic.colleague("Style", "CLINICIAN");
        Clinic.Answer none = colleague.get("/me/style").expect(200);
        String dap = "00000000-0000-8000-8000-000000000005";
        String style =
                "{\"templateId\":\"%s\",\"detail\":\"SHORT\",\"layout\":\"BULLETS\",\"rules\":[\"No abbreviations.\"]}"
                        .formatted(dap);

        colleague.put("/me/style", style, Map.of("If-Match", none.etag())).expect(200);
        colleague.put("/me/style", style, Map.of("If-Match", none.etag())).expect(412);

        assertThat(clinic.get("/me/style").json().get("rules")).isEmpty();
        UUID visit = colleague.newVisit();
        JsonNode form =
                colleague.get("/encounters/" + visit + "/form").expect(200).json();
        assertThat(form.get("templateId").asText()).isEqualTo(dap);
        assertThat(form.get("layout").asText()).isEqualTo("BULLETS");
    }

    private static String form(UUID template) {
        return "{\"templateId\":\"%s\",\"detail\":\"SHORT\",\"layout\":\"BULLETS\"}".formatted(template);
    }
}
