package org.florscribe.api.visit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.sql.SQLException;
import java.util.UUID;
import org.florscribe.testing.Clinic;
import org.florscribe.testing.RunningProduct;
import org.florscribe.testing.Tables;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** One id follows a request into its audit rows, its steps, what they write down, and the log. */
class CorrelationIT {

    private static final String TALK = "Doctor: What brings you in?\nPatient: I have had a cough for two weeks.\n";

    private static Clinic clinic;
    private static Tables tables;

    @BeforeAll
    static void openClinic() {
        clinic = Clinic.open(RunningProduct.shared());
        tables = new Tables(RunningProduct.shared());
    }

    @Test
    void the_answers_id_is_on_everything_that_came_of_the_request() throws SQLException, IOException {
        UUID visit = clinic.newVisitWithConsent();

        String id = clinic.attach(visit, "text/plain", TALK)
                .expect(202)
                .header("X-Request-Id")
                .orElseThrow();
        clinic.awaitDraft(visit);

        assertThat(tables.column(
                        clinic.practiceId(), "select correlation_id from pipeline_step where encounter_id = ?", visit))
                .containsExactly(id, id, id);
        assertThat(tables.column(
                        clinic.practiceId(), "select action from audit_event where correlation_id = ? order by id", id))
                .containsExactly("TRANSCRIPT_ATTACHED", "NOTE_DRAFTED");
        assertThat(Files.readString(RunningProduct.shared().serverLog())).contains(id);
    }

    @Test
    void a_problem_names_the_id_of_its_request() {
        Clinic.Answer refused = clinic.get("/encounters/" + UUID.randomUUID()).expect(404);

        assertThat(refused.json().get("correlationId").asText())
                .isEqualTo(refused.header("X-Request-Id").orElseThrow());
    }

    @Test
    void two_requests_have_two_ids() {
        assertThat(clinic.get("/me").header("X-Request-Id"))
                .isPresent()
                .isNotEqualTo(clinic.get("/me").header("X-Request-Id"));
    }
}
