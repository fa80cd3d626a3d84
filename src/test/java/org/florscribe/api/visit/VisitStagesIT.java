package org.florscribe.api.visit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
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

/** Visits over HTTP: planned, listed, called off, and the steps that are not possible. */
class VisitStagesIT {

    private static final String TALK = """
            Doctor: What brings you in today?
            Patient: I have had a sore throat for three days.
            Doctor: Any fever?
            Patient: No fever.
            """;

    private static Clinic clinic;
    private static Tables tables;

    @BeforeAll
    static void openClinic() {
        clinic = Clinic.open(RunningProduct.shared());
        tables = new Tables(RunningProduct.shared());
    }

    @Test
    void a_planned_visit_is_given_back_on_the_day_it_has_where_the_practice_is() {
        UUID patient = clinic.newPatient();
        Clinic.Answer planned = plan(patient, "Cough", "2031-05-31T22:30:00Z");

        JsonNode visit = clinic.get("/encounters/" + planned.id()).expect(200).json();
        assertThat(visit.get("stage").asText()).isEqualTo("PLANNED");
        assertThat(visit.get("patientId").asText()).isEqualTo(patient.toString());
        assertThat(visit.get("clinicianId").asText())
                .isEqualTo(clinic.clinicianId().toString());
        assertThat(visit.get("reason").asText()).isEqualTo("Cough");
        assertThat(visit.get("visitOn").asText())
                .as("half past midnight in Berlin")
                .isEqualTo("2031-06-01");
        assertThat(visit.get("scheduledAt").asText()).isEqualTo("2031-05-31T22:30:00Z");
        assertThat(planned.json()).isEqualTo(visit);
        assertThat(visit.get("attention").isNull()).isTrue();
        assertThat(visit.get("steps")).isEmpty();
        assertThat(ids("/encounters?date=2031-06-01")).containsExactly(planned.id());
        assertThat(ids("/encounters?date=2031-05-31")).isEmpty();
    }

    @Test
    void a_days_list_goes_by_time_page_after_page() {
        List<UUID> byTime = new ArrayList<>();
        for (int hour : List.of(15, 9, 12, 9, 17)) {
            byTime.add(plan(clinic.newPatient(), "", "2032-02-02T%02d:00:00Z".formatted(hour))
                    .id());
        }
        List<UUID> expected = List.of(byTime.get(1), byTime.get(3), byTime.get(2), byTime.get(0), byTime.get(4));

        assertThat(pages("/encounters?date=2032-02-02&limit=2")).isEqualTo(expected);
        assertThat(pages("/encounters?date=2032-02-02&limit=1")).isEqualTo(expected);
    }

    @Test
    void a_patients_visits_come_newest_first_and_can_be_narrowed_to_a_stage() {
        UUID patient = clinic.newPatient();
        List<UUID> newestFirst = new ArrayList<>();
        for (int day = 1; day <= 5; day++) {
            newestFirst.add(
                    0, plan(patient, "", "2033-01-0%dT10:00:00Z".formatted(day)).id());
        }
        UUID calledOff = newestFirst.get(2);
        cancel(calledOff, "{\"reason\":\"Ill\"}").expect(200);

        assertThat(pages("/encounters?limit=2&patientId=" + patient)).isEqualTo(newestFirst);
        assertThat(pages("/encounters?limit=2&stage=CANCELLED&patientId=" + patient))
                .containsExactly(calledOff);
        assertThat(pages("/encounters?limit=3&stage=PLANNED&patientId=" + patient))
                .hasSize(4)
                .doesNotContain(calledOff);
        assertThat(ids("/encounters?date=2033-01-02&stage=PLANNED&patientId=" + patient))
                .containsExactly(newestFirst.get(3));
        Clinic alone = Clinic.open(RunningProduct.shared());
        UUID earlier = alone.newVisit();
        UUID later = alone.newVisit();
        assertThat(alone.get("/encounters").expect(200).json().get("items").findValuesAsText("id"))
                .containsExactly(later.toString(), earlier.toString());
        clinic.get("/encounters?stage=ELSEWHERE").expect(400, 404);
        clinic.get("/encounters?date=yesterday").expect(400, 404);
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
    void a_visit_called_off_in_the_middle_of_the_steps_asks_for_nothing() {
        for (int round = 0; round < 8; round++) {
            UUID visit = clinic.newVisitWithConsent();
            clinic.attach(visit, "text/plain", TALK).expect(202);
            cancel(visit, "{\"reason\":\"Wrong room\"}").expect(200, 412);
            clinic.await(visit, VisitStagesIT::settled);
            if (stage(visit).equals("CANCELLED")) {
                assertThat(attention(visit)).as("round " + round).isEmpty();
            }
        }
        assertThat(clinic.get("/parked-steps").expect(200).json().get("items"))
                .as("called off, it bothers nobody")
                .isEmpty();
    }

    @Test
    void a_visit_is_called_off_or_its_patient_did_not_come() {
        UUID calledOff = clinic.newVisit();
        UUID missed = clinic.newVisit();

        cancel(calledOff, "{\"reason\":\"Moved away\"}").expect(200);
        cancel(missed, "{\"noShow\":true,\"reason\":\"Did not come\"}").expect(200);
        assertThat(clinic.get("/encounters/" + missed)
                        .json()
                        .at("/cancellation/reason")
                        .asText())
                .isEqualTo("Did not come");

        JsonNode first = clinic.get("/encounters/" + calledOff).json();
        assertThat(first.get("stage").asText()).isEqualTo("CANCELLED");
        assertThat(first.at("/cancellation/kind").asText()).isEqualTo("CANCELLED");
        assertThat(first.at("/cancellation/reason").asText()).isEqualTo("Moved away");
        assertThat(clinic.get("/encounters/" + missed)
                        .json()
                        .at("/cancellation/kind")
                        .asText())
                .isEqualTo("NO_SHOW");
    }

    @Test
    void a_visit_that_was_called_off_takes_nothing_more() {
        UUID visit = clinic.newVisitWithConsent();
        cancel(visit, "{\"noShow\":true}").expect(200);

        refusedAsWrongStage(clinic.attach(visit, "text/plain", TALK));
        refusedAsWrongStage(cancel(visit, "{\"reason\":\"Came after all\"}"));
        refusedAsWrongStage(
                clinic.post("/encounters/" + visit + "/context", "{\"kind\":\"EXAM\",\"text\":\"Throat red\"}"));
        refusedAsWrongStage(
                clinic.post("/encounters/" + visit + "/move", "{\"patientId\":\"%s\"}".formatted(clinic.newPatient())));
        refusedAsWrongStage(clinic.post("/encounters/" + visit + "/conversation/destroy", "{}"));
        refusedAsWrongStage(clinic.put(
                "/encounters/" + visit + "/consent",
                "{\"given\":true,\"method\":\"VERBAL\",\"language\":\"en\",\"personsPresent\":[\"PATIENT\"]}",
                Map.of()));
        assertThat(clinic.get("/encounters/" + visit)
                        .json()
                        .at("/cancellation/kind")
                        .asText())
                .isEqualTo("NO_SHOW");
    }

    @Test
    void the_database_refuses_impossible_stages_too() {
        UUID planned = clinic.newVisit();
        UUID cancelled = clinic.newVisit();
        cancel(cancelled, "{}").expect(200);

        for (String stage : List.of("SIGNED", "IN_REVIEW")) {
            assertThatThrownBy(() -> tables.execute(
                            clinic.practiceId(),
                            "update encounter set stage = ?, cancelled_as = null where id = ?",
                            stage,
                            cancelled))
                    .hasMessageContaining("cannot go from CANCELLED");
        }
        for (String stage : List.of("SIGNED", "DRAFTING")) {
            assertThatThrownBy(() -> setStage(planned, stage)).hasMessageContaining("cannot go from PLANNED");
        }
        assertThatThrownBy(() -> tables.execute(
                        clinic.practiceId(),
                        "update encounter set stage = 'PLANNED', cancelled_as = null where id = ?",
                        cancelled))
                .hasMessageContaining("cannot go from CANCELLED");
        assertThatThrownBy(() -> setStage(planned, "ELSEWHERE")).isInstanceOf(SQLException.class);
    }

    @Test
    void context_is_noted_listed_and_taken_away() {
        UUID visit = clinic.newVisit();
        String path = "/encounters/" + visit + "/context";
        UUID exam = clinic.post(path, "{\"kind\":\"EXAM\",\"text\":\" Throat red \"}")
                .expect(201)
                .id();
        UUID vital = clinic.post(path, "{\"kind\":\"VITAL\",\"text\":\"BP 120/80\"}")
                .expect(201)
                .id();

        JsonNode items = clinic.get(path).expect(200).json().get("items");
        assertThat(items.at("/0/id").asText()).isEqualTo(exam.toString());
        assertThat(items.at("/0/text").asText()).isEqualTo("Throat red");
        assertThat(items.at("/1/kind").asText()).isEqualTo("VITAL");

        clinic.delete(path + "/" + exam).expect(204);
        clinic.delete(path + "/" + exam).expect(404);
        assertThat(ids(path)).containsExactly(vital);
        clinic.post(path, "{\"kind\":\"EXAM\",\"text\":\"  \"}").expect(400);
        clinic.post(path, "{\"kind\":\"SMELL\",\"text\":\"x\"}").expect(400);
    }

    private static boolean settled(JsonNode visit) {
        for (JsonNode step : visit.get("steps")) {
            if (List.of("WAITING", "RUNNING").contains(step.get("state").asText())) {
                return false;
            }
        }
        return true;
    }

    private static void setStage(UUID visit, String stage) throws SQLException {
        tables.execute(clinic.practiceId(), "update encounter set stage = ? where id = ?", stage, visit);
    }

    private static void refusedAsWrongStage(Clinic.Answer answer) {
        assertThat(answer.expect(409).slug()).isEqualTo("wrong-stage");
    }

    private static Clinic.Answer plan(UUID patient, String reason, String at) {
        return clinic.post(
                        "/encounters",
                        "{\"patientId\":\"%s\",\"reason\":\"%s\",\"scheduledAt\":\"%s\"}"
                                .formatted(patient, reason, at))
                .expect(201);
    }

    private static Clinic.Answer cancel(UUID visit, String body) {
        return clinic.post("/encounters/" + visit + "/cancel", body);
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

    private static List<UUID> ids(String path) {
        List<UUID> ids = new ArrayList<>();
        clinic.get(path)
                .expect(200)
                .json()
                .get("items")
                .forEach(it -> ids.add(UUID.fromString(it.get("id").asText())));
        return ids;
    }

    private static List<UUID> pages(String path) {
        List<UUID> ids = new ArrayList<>();
        String after = "";
        do {
            JsonNode page = clinic.get(path + after).expect(200).json();
            page.get("items").forEach(it -> ids.add(UUID.fromString(it.get("id").asText())));
            after = page.get("next").isNull()
                    ? ""
                    : "&after=" + URLEncoder.encode(page.get("next").asText(), StandardCharsets.UTF_8);
        } while (!after.isEmpty());
        return ids;
    }
}
