package org.florscribe.api.visit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.florscribe.testing.Clinic;
import org.florscribe.testing.RunningProduct;
import org.florscribe.testing.Tables;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The question for consent and what hangs on the answer: nothing is kept without it, and a withdrawal is settled by a person. */
class ConsentIT {

    private static final String ACHE = """
            Doctor: What brings you in today?
            Patient: My left knee has been aching for three weeks.
            Doctor: Any swelling?
            Patient: No swelling.
            Doctor: Take ibuprofen four hundred milligrams twice a day with food.
            """;

    private static Clinic clinic;
    private static Tables tables;

    @BeforeAll
    static void openClinic() {
        clinic = Clinic.open(RunningProduct.shared());
        tables = new Tables(RunningProduct.shared());
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
        for (int round = 0; round < 8; round++) {
            visit = clinic.newVisitWithConsent();
            clinic.attach(visit, "text/plain", ACHE).expect(202);
            clinic.consent(visit, false);

            JsonNode worked = clinic.await(visit, ConsentIT::nothingIsOpen);
            assertThat(worked.at("/attention/code").asText())
                    .as("round " + round)
                    .isEqualTo("CONSENT_WITHDRAWN");
        }

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
    void nothing_of_a_conversation_is_stored_before_consent() throws SQLException {
        UUID visit = clinic.newVisit();

        assertThat(clinic.attach(visit, "text/plain", ACHE).expect(409).slug()).isEqualTo("consent-required");
        clinic.consent(visit, false);
        assertThat(clinic.attach(visit, "text/plain", ACHE).expect(409).slug()).isEqualTo("consent-required");

        for (String table : List.of("transcript", "transcript_source", "extraction", "note", "pipeline_step")) {
            assertThat(tables.count(clinic.practiceId(), table, "encounter_id", visit))
                    .as(table)
                    .isZero();
        }
    }

    @Test
    void a_withdrawal_asks_for_a_decision_and_destruction_leaves_nothing() throws SQLException {
        UUID visit = drafted();

        clinic.consent(visit, false);

        assertThat(attention(visit)).isEqualTo("CONSENT_WITHDRAWN");
        assertThat(clinic.attach(visit, "text/plain", ACHE + "Doctor: More.\n")
                        .expect(409)
                        .slug())
                .isEqualTo("consent-required");
        clinic.post("/encounters/" + visit + "/conversation/destroy", "{}").expect(204);
        JsonNode after = clinic.get("/encounters/" + visit).json();
        assertThat(after.get("stage").asText()).isEqualTo("PLANNED");
        assertThat(after.get("attention").isNull()).isTrue();
        for (String table : List.of("transcript", "transcript_source", "extraction", "note")) {
            assertThat(tables.count(clinic.practiceId(), table, "encounter_id", visit))
                    .as(table)
                    .isZero();
        }
    }

    @Test
    void a_conversation_destroyed_in_the_middle_of_the_steps_stays_destroyed() throws SQLException {
        for (int round = 0; round < 8; round++) {
            UUID visit = clinic.newVisitWithConsent();
            clinic.attach(visit, "text/plain", ACHE).expect(202);
            clinic.consent(visit, false);
            if (clinic.post("/encounters/" + visit + "/conversation/destroy", "{}")
                            .expect(204, 412)
                            .status()
                    == 412) {
                continue;
            }
            clinic.await(visit, ConsentIT::nothingIsOpen);

            assertThat(stage(visit)).as("round " + round).isEqualTo("PLANNED");
            assertThat(attention(visit)).as("round " + round).isEmpty();
            assertThat(clinic.get("/encounters/" + visit).json().get("steps")).isEmpty();
            for (String gone : List.of("transcript", "note")) {
                clinic.get("/encounters/" + visit + "/" + gone).expect(404);
            }
            assertThat(tables.count(clinic.practiceId(), "extraction", "encounter_id", visit))
                    .isZero();
            assertThat(tables.count(clinic.practiceId(), "note", "encounter_id", visit))
                    .isZero();
        }
    }

    private static boolean nothingIsOpen(JsonNode visit) {
        return visit.get("steps").findValuesAsText("state").stream()
                .noneMatch(state -> state.equals("WAITING") || state.equals("RUNNING"));
    }

    private static UUID drafted() {
        UUID visit = clinic.newVisitWithConsent();
        clinic.attach(visit, "text/plain", ACHE).expect(202);
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

    /** The code, or nothing. */
    private static String attention(UUID visit) {
        return clinic.get("/encounters/" + visit)
                .expect(200)
                .json()
                .at("/attention/code")
                .asText();
    }
}
