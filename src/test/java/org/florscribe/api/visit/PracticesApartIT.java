package org.florscribe.api.visit;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.florscribe.testing.Clinic;
import org.florscribe.testing.RunningProduct;
import org.florscribe.testing.Tables;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is of one practice is not there for another, whatever its id is used for. */
class PracticesApartIT {

    private static final String TALK = "Doctor: What brings you in?\nPatient: I have had a cough for two weeks.\n";
    private static final String PASSWORD = "{\"password\":\"%s\"}".formatted(Clinic.PASSWORD);
    private static final Map<String, String> SEEN = Map.of("If-Match", "\"1\"");

    private static Clinic other;
    private static UUID patient;
    private static UUID visit;
    private static UUID step;
    private static String statement;

    @BeforeAll
    static void fillOnePractice() throws SQLException {
        Clinic ours = Clinic.open(RunningProduct.shared());
        other = Clinic.open(RunningProduct.shared());
        patient = ours.newPatient();
        visit = ours.post("/encounters", "{\"patientId\":\"%s\"}".formatted(patient))
                .expect(201)
                .id();
        ours.consent(visit, true);
        ours.attach(visit, "text/plain", TALK).expect(202);
        assertThat(ours.awaitDraft(visit).get("stage").asText()).isEqualTo("IN_REVIEW");
        statement = ours.get("/encounters/" + visit + "/note")
                .json()
                .at("/sections/0/statements/0/id")
                .asText();
        step = UUID.fromString(new Tables(RunningProduct.shared())
                .column(ours.practiceId(), "select id from pipeline_step where encounter_id = ?", visit)
                .get(0));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/patients/{patient}",
                "/encounters/{visit}",
                "/encounters/{visit}/consent",
                "/encounters/{visit}/context",
                "/encounters/{visit}/transcript",
                "/encounters/{visit}/findings",
                "/encounters/{visit}/note"
            })
    void nothing_can_be_read(String path) {
        assertThat(other.get(filled(path)).expect(404).slug()).isEqualTo("not-found");
    }

    @Test
    void nothing_can_be_changed() {
        List<Clinic.Answer> answers = new ArrayList<>();
        answers.add(other.patch("/patients/" + patient, "{\"givenName\":\"X\"}", SEEN));
        answers.add(other.post("/encounters", "{\"patientId\":\"%s\"}".formatted(patient)));
        String path = "/encounters/" + visit;
        answers.add(other.put(
                path + "/consent",
                "{\"given\":false,\"method\":\"VERBAL\",\"language\":\"en\",\"personsPresent\":[\"PATIENT\"]}",
                Map.of()));
        answers.add(other.post(path + "/cancel", "{\"reason\":\"x\"}"));
        answers.add(other.post(path + "/move", "{\"patientId\":\"%s\"}".formatted(other.newPatient())));
        answers.add(other.post(path + "/conversation/destroy", "{}"));
        answers.add(other.post(path + "/context", "{\"kind\":\"EXAM\",\"text\":\"x\"}"));
        answers.add(other.delete(path + "/context/" + UUID.randomUUID()));
        answers.add(other.attach(visit, "text/plain", TALK));
        answers.add(other.patch(path + "/transcript", "{\"swap\":[\"s1\",\"s2\"]}", SEEN));
        answers.add(other.post(path + "/steps/DRAFT/retry", "{}"));
        answers.add(other.put(path + "/note", "{\"sections\":[]}", SEEN));
        answers.add(other.post(path + "/note/statements/" + statement + "/disposition", "{\"disposition\":\"KEPT\"}"));
        answers.add(other.post(path + "/note/sign", PASSWORD));
        answers.add(other.post(path + "/note/addenda", "{\"text\":\"x\"}"));
        answers.add(other.post(path + "/note/entered-in-error", "{\"reason\":\"x\"}"));
        answers.add(other.post("/parked-steps/" + step + "/retry", "{}"));
        answers.add(other.post("/parked-steps/" + step + "/discard", "{\"reason\":\"x\"}"));

        answers.forEach(answer -> assertThat(answer.status()).as(answer.call()).isEqualTo(404));
    }

    @Test
    void no_list_shows_it() {
        for (String list : List.of("/patients", "/encounters", "/encounters?patientId=" + patient, "/parked-steps")) {
            assertThat(other.get(list).expect(200).text())
                    .as(list)
                    .doesNotContain(visit.toString(), patient.toString(), step.toString());
        }
    }

    private static String filled(String path) {
        return path.replace("{patient}", patient.toString()).replace("{visit}", visit.toString());
    }
}
