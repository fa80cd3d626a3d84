package org.florscribe.api.visit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.sql.SQLException;
import java.util.UUID;
import org.florscribe.testing.Clinic;
import org.florscribe.testing.RunningProduct;
import org.florscribe.testing.Tables;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A visit that was begun for the wrong patient goes to the right one, with all that hangs on it. */
class MovedVisitIT {

    private static final String TALK = """
            Doctor: What brings you in today?
            Patient: I have had a sore throat for three days.
            """;

    private static Clinic clinic;
    private static Tables tables;

    private UUID wrong;
    private UUID right;
    private UUID visit;

    @BeforeAll
    static void openClinic() {
        clinic = Clinic.open(RunningProduct.shared());
        tables = new Tables(RunningProduct.shared());
    }

    @BeforeEach
    void beginForTheWrongPatient() {
        wrong = clinic.newPatient();
        right = clinic.newPatient();
        visit = clinic.post("/encounters", "{\"patientId\":\"%s\",\"reason\":\"Throat\"}".formatted(wrong))
                .expect(201)
                .id();
        clinic.consent(visit, true);
        clinic.attach(visit, "text/plain", TALK).expect(202);
        assertThat(clinic.awaitDraft(visit).get("stage").asText()).isEqualTo("IN_REVIEW");
        clinic.post("/encounters/" + visit + "/context", "{\"kind\":\"EXAM\",\"text\":\"Throat red\"}")
                .expect(201);
        clinic.awaitDraft(visit); // what was noted is written into the draft
    }

    @Test
    void it_is_the_right_patients_and_everything_in_it_can_still_be_read() throws SQLException {
        String note = clinic.get("/encounters/" + visit + "/note", "text/plain").text();

        JsonNode moved = move(right).expect(200).json();
        clinic.awaitDraft(visit);

        assertThat(moved.get("patientId").asText()).isEqualTo(right.toString());
        assertThat(visitsOf(wrong)).isEmpty();
        assertThat(visitsOf(right)).hasSize(1);
        assertThat(clinic.get("/encounters/" + visit).json().get("reason").asText())
                .isEqualTo("Throat");
        assertThat(clinic.get("/encounters/" + visit + "/transcript")
                        .expect(200)
                        .json()
                        .get("utterances"))
                .hasSize(2);
        assertThat(clinic.get("/encounters/" + visit + "/note", "text/plain")
                        .expect(200)
                        .text())
                .isEqualTo(note);
        assertThat(clinic.get("/encounters/" + visit + "/context")
                        .expect(200)
                        .json()
                        .at("/items/0/text")
                        .asText())
                .isEqualTo("Throat red");
        assertThat(tables.column(
                        clinic.practiceId(), "select patient_id from keys.data_key where subject_id = ?", visit))
                .as("its key belongs to the right patient")
                .containsExactly(right.toString());
    }

    @Test
    void it_is_on_the_record_of_both() {
        move(right).expect(200);

        for (UUID patient : new UUID[] {wrong, right}) {
            JsonNode lines = clinic.get("/audit?action=ENCOUNTER_MOVED&patientId=" + patient)
                    .expect(200)
                    .json()
                    .get("items");
            assertThat(lines).hasSize(1);
            assertThat(lines.at("/0/objectId").asText()).isEqualTo(visit.toString());
        }
    }

    @Test
    void a_key_that_says_another_patient_than_it_was_bound_to_opens_nothing() throws SQLException {
        tables.execute(
                clinic.practiceId(), "update keys.data_key set patient_id = ? where subject_id = ?", right, visit);

        clinic.get("/encounters/" + visit + "/transcript").expect(500);

        tables.execute(
                clinic.practiceId(), "update keys.data_key set patient_id = ? where subject_id = ?", wrong, visit);
        clinic.get("/encounters/" + visit + "/transcript").expect(200);
    }

    @Test
    void it_does_not_go_to_nobody_to_itself_or_to_another_practice() {
        UUID elsewhere = Clinic.open(RunningProduct.shared()).newPatient();

        move(UUID.randomUUID()).expect(404);
        move(elsewhere).expect(404);
        move(wrong).expect(400);
        clinic.post("/encounters/" + visit + "/move", "{}").expect(400);
        assertThat(visitsOf(wrong)).hasSize(1);
    }

    @Test
    void a_signed_visit_stays() {
        JsonNode note = clinic.get("/encounters/" + visit + "/note").expect(200).json();
        for (JsonNode section : note.get("sections")) {
            for (JsonNode statement : section.get("statements")) {
                clinic.post(
                        "/encounters/" + visit + "/note/statements/"
                                + statement.get("id").asText() + "/disposition",
                        "{\"disposition\":\"KEPT\"}");
            }
        }
        clinic.post("/encounters/" + visit + "/note/sign", "{\"password\":\"%s\"}".formatted(Clinic.PASSWORD))
                .expect(200);

        assertThat(move(right).expect(409).slug()).isEqualTo("wrong-stage");
        assertThat(clinic.post("/encounters/" + visit + "/cancel", "{\"reason\":\"x\"}")
                        .expect(409)
                        .slug())
                .isEqualTo("wrong-stage");
        assertThat(clinic.post("/encounters/" + visit + "/conversation/destroy", "{}")
                        .expect(409)
                        .slug())
                .isEqualTo("wrong-stage");
        assertThat(visitsOf(wrong)).hasSize(1);
    }

    private Clinic.Answer move(UUID patient) {
        return clinic.post("/encounters/" + visit + "/move", "{\"patientId\":\"%s\"}".formatted(patient));
    }

    private static JsonNode visitsOf(UUID patient) {
        return clinic.get("/encounters?patientId=" + patient).expect(200).json().get("items");
    }
}
