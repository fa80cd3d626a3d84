package org.florscribe.api.visit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.florscribe.testing.Clinic;
import org.florscribe.testing.RunningProduct;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Visits over HTTP: planned, listed, called off, moved, and the question for consent. */
class EncountersIT {

    private static final String ACHE = """
            Doctor: What brings you in today?
            Patient: My left knee has been aching for three weeks.
            Doctor: Any swelling?
            Patient: No swelling.
            Doctor: Take ibuprofen four hundred milligrams twice a day with food.
            """;

    private static Clinic clinic;

    @BeforeAll
    static void openClinic() {
        clinic = Clinic.open(RunningProduct.shared());
    }

    @Test
    void a_visit_is_planned_with_the_caller_as_its_clinician() {
        UUID patient = clinic.newPatient();

        JsonNode visit =
                clinic.post("/encounters", """
                        {"patientId":"%s","reason":"Knee pain","scheduledAt":"2026-11-23T23:30:00Z"}""".formatted(patient)).expect(201).json();

        assertThat(visit.get("stage").asText()).isEqualTo("PLANNED");
        assertThat(visit.get("patientId").asText()).isEqualTo(patient.toString());
        assertThat(visit.get("clinicianId").asText())
                .isEqualTo(clinic.clinicianId().toString());
        assertThat(visit.get("reason").asText()).isEqualTo("Knee pain");
        assertThat(visit.get("scheduledAt").asText()).isEqualTo("2026-11-23T23:30:00Z");
        assertThat(visit.get("visitOn").asText()).as("the day in Berlin").isEqualTo("2026-11-24");
        assertThat(visit.get("attention").isNull()).isTrue();
        assertThat(visit.get("steps")).isEmpty();
        assertThat(clinic.get("/encounters/" + visit.get("id").asText())
                        .expect(200)
                        .json())
                .isEqualTo(visit);
    }

    @Test
    void a_visit_needs_a_patient_that_there_is_and_a_time_within_reason() {
        clinic.post("/encounters", "{\"reason\":\"Nobody\"}").expect(400);
        clinic.post("/encounters", "{\"patientId\":\"%s\"}".formatted(UUID.randomUUID()))
                .expect(404);
        clinic.post(
                        "/encounters",
                        "{\"patientId\":\"%s\",\"scheduledAt\":\"+99999-01-01T00:00:00Z\"}"
                                .formatted(clinic.newPatient()))
                .expect(400);
    }

    @Test
    void visits_are_listed_by_day_stage_and_patient() {
        Clinic own = Clinic.open(RunningProduct.shared());
        UUID patient = own.newPatient();
        UUID late = planned(own, patient, "2026-12-01T16:00:00Z");
        UUID early = planned(own, patient, "2026-12-01T08:00:00Z");
        UUID middle = planned(own, own.newPatient(), "2026-12-01T12:00:00Z");
        UUID nextDay = planned(own, patient, "2026-12-02T08:00:00Z");
        own.post("/encounters/" + middle + "/cancel", "{\"reason\":\"Snow\"}").expect(200);

        assertThat(listed(own, "date=2026-12-01&limit=2")).containsExactly(early, middle, late);
        assertThat(listed(own, "limit=1")).containsExactly(nextDay, late, middle, early);
        assertThat(listed(own, "stage=CANCELLED")).containsExactly(middle);
        assertThat(listed(own, "patientId=" + patient + "&limit=2")).containsExactly(nextDay, late, early);
        assertThat(listed(own, "date=2026-12-01&stage=PLANNED&patientId=" + patient))
                .containsExactly(early, late);
        own.get("/encounters?stage=LATER").expect(400, 404);
    }

    @Test
    void a_visit_called_off_or_missed_takes_no_conversation_and_stays_so() {
        UUID visit = clinic.newVisitWithConsent();

        JsonNode missed = clinic.post(
                        "/encounters/" + visit + "/cancel", "{\"reason\":\"Did not come\",\"noShow\":true}")
                .expect(200)
                .json();

        assertThat(missed.get("stage").asText()).isEqualTo("CANCELLED");
        assertThat(missed.at("/cancellation/kind").asText()).isEqualTo("NO_SHOW");
        assertThat(missed.at("/cancellation/reason").asText()).isEqualTo("Did not come");
        assertThat(clinic.attach(visit, "text/plain", ACHE).expect(409).slug()).isEqualTo("wrong-stage");
        clinic.post("/encounters/" + visit + "/move", "{\"patientId\":\"%s\"}".formatted(clinic.newPatient()))
                .expect(409);
        clinic.post("/encounters/" + visit + "/context", "{\"kind\":\"EXAM\",\"text\":\"x\"}")
                .expect(409);
    }

    @Test
    void called_off_while_steps_run_it_stays_called_off_and_bothers_nobody() {
        UUID visit = clinic.newVisitWithConsent();
        clinic.attach(visit, "text/plain", ACHE).expect(202);

        clinic.post("/encounters/" + visit + "/cancel", "{\"reason\":\"Wrong day\"}")
                .expect(200);

        JsonNode end = clinic.await(visit, EncountersIT::nothingIsOpen);
        assertThat(end.get("stage").asText()).isEqualTo("CANCELLED");
        assertThat(end.get("attention").isNull()).isTrue();
        assertThat(clinic.get("/parked-steps").expect(200).text()).doesNotContain(visit.toString());
    }

    @Test
    void before_signing_a_visit_moves_to_the_right_patient_with_all_that_hangs_on_it() {
        UUID visit = clinic.newVisitWithConsent();
        clinic.attach(visit, "text/plain", ACHE).expect(202);
        JsonNode drafted = clinic.awaitDraft(visit);
        String wrong = drafted.get("patientId").asText();
        UUID right = clinic.newPatient();
        String note = clinic.get("/encounters/" + visit + "/note", "text/plain")
                .expect(200)
                .text();

        clinic.post("/encounters/" + visit + "/move", "{\"patientId\":\"%s\"}".formatted(UUID.randomUUID()))
                .expect(404);
        clinic.post("/encounters/" + visit + "/move", "{\"patientId\":\"%s\"}".formatted(wrong))
                .expect(400);
        clinic.post("/encounters/" + visit + "/move", "{\"patientId\":\"%s\"}".formatted(right))
                .expect(200);

        JsonNode moved = clinic.await(visit, EncountersIT::nothingIsOpen); // age and sex may make another draft
        assertThat(moved.get("patientId").asText()).isEqualTo(right.toString());
        assertThat(moved.get("reason")).isEqualTo(drafted.get("reason"));
        assertThat(clinic.get("/encounters/" + visit + "/note", "text/plain")
                        .expect(200)
                        .text())
                .isEqualTo(note);
        clinic.get("/encounters/" + visit + "/transcript").expect(200);
        assertThat(listed(clinic, "patientId=" + wrong)).doesNotContain(visit);
        for (String patient : List.of(wrong, right.toString())) {
            assertThat(clinic.get("/audit?action=ENCOUNTER_MOVED&patientId=" + patient)
                            .expect(200)
                            .json()
                            .get("items"))
                    .hasSize(1);
        }
    }

    @Test
    void consent_is_recorded_with_who_when_how_language_and_persons_present() {
        UUID visit = clinic.newVisit();
        assertThat(clinic.attach(visit, "text/plain", ACHE).expect(409).slug()).isEqualTo("consent-required");

        JsonNode consent = clinic.put("/encounters/" + visit + "/consent", """
                        {"given":true,"method":"WRITTEN","language":"es-MX","personsPresent":["PATIENT","INTERPRETER"]}""", Map.of())
                .expect(200)
                .json();

        assertThat(consent.get("given").asBoolean()).isTrue();
        assertThat(consent.get("method").asText()).isEqualTo("WRITTEN");
        assertThat(consent.get("language").asText()).isEqualTo("es-MX");
        assertThat(consent.get("personsPresent").toString()).contains("PATIENT", "INTERPRETER");
        assertThat(consent.get("recordedBy").asText())
                .isEqualTo(clinic.clinicianId().toString());
        assertThat(consent.get("recordedAt").asText()).startsWith("20");
        clinic.attach(visit, "text/plain", ACHE).expect(202);
    }

    @Test
    void a_consent_that_says_too_little_is_not_recorded() {
        UUID visit = clinic.newVisit();
        for (String body : List.of(
                "{}",
                "{\"given\":true,\"method\":\"VERBAL\",\"language\":\"en\"}",
                "{\"given\":true,\"method\":\"VERBAL\",\"language\":\"en\",\"personsPresent\":[]}",
                "{\"given\":true,\"method\":\"NODDED\",\"language\":\"en\",\"personsPresent\":[\"PATIENT\"]}",
                "{\"given\":true,\"method\":\"VERBAL\",\"language\":\"not a tag\",\"personsPresent\":[\"PATIENT\"]}")) {
            clinic.put("/encounters/" + visit + "/consent", body, Map.of()).expect(400);
        }
        assertThat(clinic.get("/encounters/" + visit + "/consent")
                        .expect(200)
                        .json()
                        .get("items"))
                .isEmpty();
        clinic.attach(visit, "text/plain", ACHE).expect(409);
    }

    @Test
    void the_newest_answer_holds_and_the_older_ones_stay_on_record() {
        UUID visit = clinic.newVisit();
        clinic.consent(visit, false);
        clinic.consent(visit, true);
        clinic.consent(visit, false);

        assertThat(clinic.attach(visit, "text/plain", ACHE).expect(409).slug()).isEqualTo("consent-required");
        assertThat(clinic.get("/encounters/" + visit + "/consent")
                        .expect(200)
                        .json()
                        .get("items")
                        .findValuesAsText("given"))
                .containsExactly("false", "true", "false");
    }

    @Test
    void a_withdrawal_shows_until_it_is_settled_whatever_the_steps_do() {
        UUID visit = clinic.newVisitWithConsent();
        clinic.attach(visit, "text/plain", ACHE).expect(202);
        clinic.consent(visit, false);

        JsonNode worked = clinic.await(visit, EncountersIT::nothingIsOpen);
        assertThat(worked.at("/attention/code").asText()).isEqualTo("CONSENT_WITHDRAWN");

        clinic.consent(visit, true);
        assertThat(clinic.get("/encounters/" + visit).json().get("attention").isNull())
                .isTrue();
        assertThat(clinic.post("/encounters/" + visit + "/conversation/destroy", "{}")
                        .expect(409)
                        .slug())
                .isEqualTo("consent-not-withdrawn");

        clinic.consent(visit, false);
        clinic.post("/encounters/" + visit + "/conversation/destroy", "{}").expect(204);
        JsonNode gone = clinic.get("/encounters/" + visit).expect(200).json();
        assertThat(gone.get("stage").asText()).isEqualTo("PLANNED");
        assertThat(gone.get("attention").isNull()).isTrue();
        assertThat(gone.get("steps")).isEmpty();
    }

    @Test
    void destroyed_while_steps_run_a_conversation_leaves_nothing_behind() throws InterruptedException {
        UUID visit = clinic.newVisitWithConsent();
        clinic.attach(visit, "text/plain", ACHE).expect(202);
        clinic.consent(visit, false);
        clinic.post("/encounters/" + visit + "/conversation/destroy", "{}").expect(204);

        Thread.sleep(2_000); // for a job that had begun to come to its end
        JsonNode visitNow = clinic.get("/encounters/" + visit).expect(200).json();
        assertThat(visitNow.get("stage").asText()).isEqualTo("PLANNED");
        assertThat(visitNow.get("attention").isNull()).isTrue();
        assertThat(visitNow.get("steps")).isEmpty();
        for (String gone : List.of("transcript", "note")) {
            clinic.get("/encounters/" + visit + "/" + gone).expect(404);
        }
    }

    @Test
    void what_was_not_said_aloud_can_be_noted_and_taken_back() {
        UUID visit = clinic.newVisit();
        UUID item = clinic.post("/encounters/" + visit + "/context", "{\"kind\":\"VITAL\",\"text\":\"BP 128/76\"}")
                .expect(201)
                .id();
        clinic.post("/encounters/" + visit + "/context", "{\"kind\":\"VITAL\",\"text\":\" \"}")
                .expect(400);

        assertThat(clinic.get("/encounters/" + visit + "/context")
                        .expect(200)
                        .json()
                        .get("items")
                        .findValuesAsText("id"))
                .containsExactly(item.toString());
    }

    @Test
    void the_database_refuses_an_impossible_step() throws Exception {
        UUID visit = clinic.newVisit();
        clinic.post("/encounters/" + visit + "/cancel", "{\"reason\":\"\"}").expect(200);

        try (var connection = RunningProduct.shared().superuserConnection();
                var update = connection.prepareStatement(
                        "update encounter set stage = ?, cancelled_as = null where id = ?")) {
            for (String stage : List.of("PLANNED", "SIGNED", "IN_REVIEW", "ELSEWHERE")) {
                update.setString(1, stage);
                update.setObject(2, visit);
                assertThat(catchThrowableOfType(SQLException.class, update::executeUpdate)
                                .getSQLState())
                        .as(stage)
                        .isEqualTo("23514");
            }
        }
    }

    private static boolean nothingIsOpen(JsonNode visit) {
        return visit.get("steps").findValuesAsText("state").stream()
                .noneMatch(state -> state.equals("WAITING") || state.equals("RUNNING"));
    }

    private static UUID planned(Clinic where, UUID patient, String at) {
        return where.post("/encounters", "{\"patientId\":\"%s\",\"scheduledAt\":\"%s\"}".formatted(patient, at))
                .expect(201)
                .id();
    }

    private static List<UUID> listed(Clinic where, String filter) {
        List<UUID> ids = new ArrayList<>();
        String after = "";
        do {
            JsonNode page =
                    where.get("/encounters?" + filter + after).expect(200).json();
            page.get("items")
                    .forEach(item -> ids.add(UUID.fromString(item.get("id").asText())));
            after = page.get("next").isNull()
                    ? ""
                    : "&after=" + page.get("next").asText();
        } while (!after.isEmpty());
        return ids;
    }
}
