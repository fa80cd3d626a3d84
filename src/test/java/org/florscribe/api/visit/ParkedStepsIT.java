package org.florscribe.api.visit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.sql.SQLException;
import java.util.Optional;
import java.util.UUID;
import org.florscribe.testing.Clinic;
import org.florscribe.testing.RunningProduct;
import org.florscribe.testing.Tables;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Steps that could not be done wait for an admin, who has them tried again or gives them up. */
class ParkedStepsIT {

    private static final String TALK = "Doctor: What brings you in?\nPatient: I have had a cough for two weeks.\n";

    private static Clinic clinic;
    private static Tables tables;

    @BeforeAll
    static void openClinic() {
        clinic = Clinic.open(RunningProduct.shared());
        tables = new Tables(RunningProduct.shared());
    }

    @Test
    void a_parked_step_is_listed_with_its_reason_and_done_when_tried_again() throws SQLException {
        UUID visit = drafted();
        UUID step = park(visit, "DRAFT");

        JsonNode listed = listed(step).orElseThrow();
        assertThat(listed.get("encounterId").asText()).isEqualTo(visit.toString());
        assertThat(listed.at("/step/state").asText()).isEqualTo("PARKED");
        assertThat(listed.at("/step/error/code").asText()).isEqualTo("ENGINE_FAILED");
        assertThat(listed.at("/step/error/message").asText()).isNotBlank();

        clinic.post("/parked-steps/" + step + "/retry", "{}").expect(202);

        JsonNode after = clinic.await(
                visit,
                it -> it.get("stage").asText().equals("IN_REVIEW")
                        && it.at("/steps/2/state").asText().equals("DONE"));
        assertThat(after.get("attention").isNull()).isTrue();
        assertThat(listed(step)).isEmpty();
        assertThat(clinic.post("/parked-steps/" + step + "/retry", "{}")
                        .expect(409)
                        .slug())
                .isEqualTo("not-parked");
    }

    @Test
    void a_parked_step_can_be_tried_again_from_its_visit() throws SQLException {
        UUID visit = drafted();
        park(visit, "EXTRACT");

        clinic.post("/encounters/" + visit + "/steps/EXTRACT/retry", "{}").expect(202);

        clinic.await(
                visit,
                it -> it.get("stage").asText().equals("IN_REVIEW")
                        && it.at("/steps/1/state").asText().equals("DONE"));
        clinic.post("/encounters/" + visit + "/steps/TRANSCRIBE/retry", "{}").expect(409);
        clinic.post("/encounters/" + visit + "/steps/NONE/retry", "{}").expect(400, 404);
    }

    @Test
    void a_parked_step_is_given_up_with_a_reason() throws SQLException {
        UUID visit = drafted();
        UUID step = park(visit, "DRAFT");

        clinic.post("/parked-steps/" + step + "/discard", "{\"reason\":\" \"}").expect(400);
        clinic.post("/parked-steps/" + step + "/discard", "{}").expect(400);
        clinic.post("/parked-steps/" + step + "/discard", "{\"reason\":\"Written by hand\"}")
                .expect(204);

        assertThat(listed(step)).isEmpty();
        assertThat(tables.column(clinic.practiceId(), "select discarded_reason from pipeline_step where id = ?", step))
                .containsExactly("Written by hand");
        clinic.post("/parked-steps/" + step + "/discard", "{\"reason\":\"Again\"}")
                .expect(409);
        assertThat(clinic.get("/audit?action=STEP_DISCARDED")
                        .json()
                        .at("/items/0/objectId")
                        .asText())
                .isEqualTo(step.toString());
    }

    private static UUID drafted() {
        UUID visit = clinic.newVisitWithConsent();
        clinic.attach(visit, "text/plain", TALK).expect(202);
        assertThat(clinic.awaitDraft(visit).get("stage").asText()).isEqualTo("IN_REVIEW");
        return visit;
    }

    /** As a step that failed for the last time leaves it. */
    private static UUID park(UUID visit, String step) throws SQLException {
        tables.execute(
                clinic.practiceId(),
                "update pipeline_step set state = 'PARKED', attempt = 5, error_code = 'ENGINE_FAILED', version = version + 1"
                        + " where encounter_id = ? and step = ?",
                visit,
                step);
        tables.execute(
                clinic.practiceId(),
                "update encounter set stage = ?, attention_code = 'STEP_PARKED', version = version + 1 where id = ?",
                step.equals("DRAFT") ? "DRAFTING" : "EXTRACTING",
                visit);
        return UUID.fromString(tables.column(
                        clinic.practiceId(),
                        "select id from pipeline_step where encounter_id = ? and step = ?",
                        visit,
                        step)
                .get(0));
    }

    private static Optional<JsonNode> listed(UUID step) {
        for (JsonNode item :
                clinic.get("/parked-steps?limit=200").expect(200).json().get("items")) {
            if (item.get("id").asText().equals(step.toString())) {
                return Optional.of(item);
            }
        }
        return Optional.empty();
    }
}
