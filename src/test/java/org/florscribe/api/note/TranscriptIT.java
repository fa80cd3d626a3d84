package org.florscribe.api.note;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.florscribe.testing.Clinic;
import org.florscribe.testing.RunningProduct;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Conversations over HTTP: brought, continued, corrected, destroyed. */
class TranscriptIT {

    private static final String COUGH = """
            Doctor: What brings you in today?
            Patient: I have had a dry cough for two weeks.
            Doctor: Any fever?
            Patient: No fever.
            Doctor: Your lungs are clear. I want you to take ibuprofen four hundred milligrams twice a day.
            """;

    private static final String MORE = """
            Doctor: One more thing, are you allergic to anything?
            Patient: I am allergic to penicillin.
            """;

    private static Clinic clinic;

    @BeforeAll
    static void openClinic() {
        clinic = Clinic.open(RunningProduct.shared());
    }

    @Test
    void nothing_is_taken_before_consent() {
        UUID visit = clinic.newVisit();

        assertThat(clinic.attach(visit, "text/plain", COUGH).expect(409).slug()).isEqualTo("consent-required");
        clinic.get("/encounters/" + visit + "/transcript").expect(404);

        clinic.consent(visit, true);
        clinic.attach(visit, "text/plain", COUGH).expect(202);
    }

    @Test
    void a_malformed_file_gets_the_line_and_the_reason() {
        UUID visit = clinic.newVisitWithConsent();

        JsonNode problem = clinic.attach(
                        visit,
                        "application/x-subrip",
                        "1\n00:00:01,000 --> 00:00:03,000\nDoctor: Hello.\n\n2\n00:00:09,000 --> 00:00:02,000\nPatient: Hi.\n")
                .expect(400)
                .json();

        assertThat(problem.at("/errors/0/field").asText()).isEqualTo("transcript");
        assertThat(problem.at("/errors/0/message").asText()).matches("Line 6: .+");
        assertThat(stage(visit)).isEqualTo("PLANNED");
        assertThat(clinic.attach(visit, "text/vtt", "")
                        .expect(400)
                        .json()
                        .at("/errors/0/field")
                        .asText())
                .isEqualTo("transcript");
    }

    @Test
    void a_transcript_is_given_back_with_its_speakers_and_lines() {
        UUID visit = drafted(COUGH);

        JsonNode transcript =
                clinic.get("/encounters/" + visit + "/transcript").expect(200).json();

        assertThat(transcript.get("engine").asText()).isEqualTo("import");
        assertThat(transcript.get("gaps")).isEmpty();
        assertThat(texts(transcript.get("speakers"), "role")).containsExactlyInAnyOrder("CLINICIAN", "PATIENT");
        assertThat(texts(transcript.get("utterances"), "id")).containsExactly("u1", "u2", "u3", "u4", "u5");
        assertThat(transcript.at("/utterances/1/text").asText()).isEqualTo("I have had a dry cough for two weeks.");
    }

    @Test
    void the_same_file_twice_changes_nothing() {
        UUID visit = drafted(COUGH);
        String note = clinic.get("/encounters/" + visit + "/note").expect(200).etag();

        clinic.attach(visit, "text/plain", COUGH).expect(202);

        assertThat(stage(visit)).isEqualTo("IN_REVIEW");
        assertThat(clinic.get("/encounters/" + visit + "/transcript").json().get("utterances"))
                .hasSize(5);
        assertThat(clinic.get("/encounters/" + visit + "/note").etag()).isEqualTo(note);
    }

    @Test
    void a_second_conversation_is_appended_and_what_a_person_wrote_stays() {
        UUID visit = drafted(COUGH);
        Clinic.Answer note = clinic.get("/encounters/" + visit + "/note").expect(200);
        JsonNode first = note.json().at("/sections/0/statements/0");
        clinic.put(
                        "/encounters/" + visit + "/note",
                        "{\"sections\":[{\"code\":\"%s\",\"statements\":[{\"id\":\"%s\",\"text\":\"My own words.\"}]}]}"
                                .formatted(
                                        note.json().at("/sections/0/code").asText(),
                                        first.get("id").asText()),
                        Map.of("If-Match", note.etag()))
                .expect(200);

        clinic.attach(visit, "text/plain", MORE).expect(202);
        clinic.awaitDraft(visit);

        JsonNode transcript = clinic.get("/encounters/" + visit + "/transcript").json();
        assertThat(texts(transcript.get("utterances"), "id")).containsExactly("u1", "u2", "u3", "u4", "u5", "u6", "u7");
        assertThat(transcript.get("speakers")).as("the same voices").hasSize(2);
        String text = clinic.get("/encounters/" + visit + "/note", "text/plain")
                .expect(200)
                .text();
        assertThat(text).contains("My own words.").containsIgnoringCase("penicillin");
        assertThat(text)
                .as("what they replaced")
                .doesNotContain(first.get("text").asText());
    }

    @Test
    void two_conversations_in_one_breath_make_one_note_of_both() {
        UUID visit = clinic.newVisitWithConsent();

        clinic.attach(visit, "text/plain", COUGH).expect(202);
        clinic.attach(visit, "text/plain", MORE).expect(202);
        clinic.awaitDraft(visit);

        assertThat(clinic.get("/encounters/" + visit + "/note", "text/plain").text())
                .containsIgnoringCase("cough")
                .containsIgnoringCase("penicillin");
    }

    @Test
    void a_visit_moved_to_the_right_patient_is_written_again_for_that_patient() {
        UUID visit = drafted(COUGH);
        String note = "/encounters/" + visit + "/note";
        assertThat(clinic.get(note, "text/plain").text()).contains("She ");
        UUID right = clinic.newPatient("male");

        clinic.post("/encounters/" + visit + "/move", "{\"patientId\":\"%s\"}".formatted(right))
                .expect(200, 204);
        clinic.awaitDraft(visit);

        assertThat(clinic.get(note, "text/plain").text()).contains("He ").doesNotContain("She ");
    }

    @Test
    void swapped_speakers_are_put_right_and_what_rests_on_them_is_checked_again() {
        UUID visit = drafted(COUGH.replace("Doctor:", "Patient :")
                .replace("Patient:", "Doctor:")
                .replace("Patient :", "Patient:"));
        Clinic.Answer before =
                clinic.get("/encounters/" + visit + "/transcript").expect(200);
        List<String> roles = texts(before.json().get("speakers"), "role");

        Clinic.Answer corrected = clinic.patch(
                        "/encounters/" + visit + "/transcript",
                        "{\"swap\":[\"s1\",\"s2\"]}",
                        Map.of("If-Match", before.etag()))
                .expect(200);

        List<String> now = texts(corrected.json().at("/transcript/speakers"), "role");
        assertThat(now).containsExactly(roles.get(1), roles.get(0));
        assertThat(corrected.json().get("recheckedStatements")).isNotEmpty();
        assertThat(clinic.get("/encounters/" + visit + "/note").json().get("correctedSections"))
                .isNotEmpty();
        assertThat(stage(visit)).isEqualTo("IN_REVIEW");
    }

    @Test
    void a_corrected_word_is_what_the_note_says_once_its_sections_are_redrafted() {
        UUID visit = drafted(COUGH);
        Clinic.Answer before =
                clinic.get("/encounters/" + visit + "/transcript").expect(200);

        clinic.patch(
                        "/encounters/" + visit + "/transcript",
                        "{\"utterances\":[{\"id\":\"u2\",\"text\":\"I have had a dry cough for five weeks.\"}]}",
                        Map.of("If-Match", before.etag()))
                .expect(200);
        assertThat(clinic.get("/encounters/" + visit + "/note", "text/plain").text())
                .contains("2 weeks");
        clinic.post("/encounters/" + visit + "/note/redraft", "{}").expect(200);

        assertThat(clinic.get("/encounters/" + visit + "/note", "text/plain").text())
                .contains("5 weeks")
                .doesNotContain("2 weeks");
    }

    @Test
    void corrections_need_the_version_that_was_seen() {
        UUID visit = drafted(COUGH);
        String path = "/encounters/" + visit + "/transcript";
        String seen = clinic.get(path).etag();
        String rename = "{\"speakers\":[{\"id\":\"s2\",\"label\":\"Ms Example\"}]}";

        clinic.patch(path, rename, Map.of()).expect(428);
        clinic.patch(path, rename, Map.of("If-Match", seen)).expect(200);
        clinic.patch(path, rename, Map.of("If-Match", seen)).expect(412);
        String now = clinic.get(path).etag();
        assertThat(clinic.patch(path, "{\"swap\":[\"s1\",\"s9\"]}", Map.of("If-Match", now))
                        .expect(400)
                        .json()
                        .at("/errors/0/field")
                        .asText())
                .isEqualTo("speakers");
    }

    @Test
    void findings_name_what_they_rest_on() {
        UUID visit = drafted(COUGH);

        JsonNode findings = clinic.get("/encounters/" + visit + "/findings")
                .expect(200)
                .json()
                .get("items");

        assertThat(findings).isNotEmpty();
        assertThat(findings).allSatisfy(it -> assertThat(it.get("evidence")).isNotEmpty());
        assertThat(texts(findings, "kind")).contains("SYMPTOM", "MEDICATION");
        assertThat(findings)
                .anySatisfy(it -> assertThat(it.path("assertion").asText()).isEqualTo("ABSENT"));
    }

    @Test
    void after_a_withdrawal_the_conversation_and_the_draft_can_be_destroyed() {
        UUID visit = drafted(COUGH);
        clinic.consent(visit, false);

        clinic.post("/encounters/" + visit + "/conversation/destroy", "{}").expect(200, 204);

        for (String gone : List.of("transcript", "note")) {
            clinic.get("/encounters/" + visit + "/" + gone).expect(404);
        }
        assertThat(clinic.get("/encounters/" + visit + "/findings").json().get("items"))
                .isEmpty();
        assertThat(stage(visit)).isEqualTo("PLANNED");
    }

    @Test
    void another_practice_sees_nothing_of_it() {
        UUID visit = drafted(COUGH);
        Clinic other = Clinic.open(RunningProduct.shared());

        for (String what : List.of("transcript", "findings", "note")) {
            other.get("/encounters/" + visit + "/" + what).expect(404);
        }
        other.attach(visit, "text/plain", MORE).expect(404);
        other.post("/encounters/" + visit + "/note/sign", "{\"password\":\"%s\"}".formatted(Clinic.PASSWORD))
                .expect(404);
    }

    private static UUID drafted(String conversation) {
        UUID visit = clinic.newVisitWithConsent();
        clinic.attach(visit, "text/plain", conversation).expect(202);
        assertThat(clinic.awaitDraft(visit).get("stage").asText()).isEqualTo("IN_REVIEW");
        return visit;
    }

    private static String stage(UUID visit) {
        return clinic.get("/encounters/" + visit)
                .expect(200)
                .json()
                .get("stage")
                .asText();
    }

    private static List<String> texts(JsonNode list, String field) {
        List<String> texts = new ArrayList<>();
        list.forEach(it -> texts.add(it.get(field).asText()));
        return texts;
    }
}
