package org.florscribe.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.florscribe.testing.Await;
import org.florscribe.testing.Clinic;
import org.florscribe.testing.JobQueue;
import org.florscribe.testing.RunningProduct;
import org.florscribe.testing.Tables;
import org.florscribe.testing.WavFile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The end of a recording: when its time is over, and never before. Time passes by setting rows back. */
class KeptAudioIT {

    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final String TALK = "Doctor: What brings you in?\nPatient: I have had a cough for two weeks.\n";

    private final RunningProduct product = RunningProduct.shared();
    private final Tables tables = new Tables(product);
    private Clinic clinic;

    @BeforeEach
    void a_practice() {
        clinic = Clinic.open(product);
    }

    @Test
    void a_signed_visits_audio_goes_with_its_rows_and_objects_and_says_when_and_why() throws Exception {
        keep(0);
        UUID visit = recorded(1);
        sign(visit);

        round();

        assertThat(row(visit)).containsExactly("DESTROYED RETENTION");
        assertThat(segments(visit)).isZero();
        Await.until("the objects are gone", PATIENCE, () -> objects(visit) == 0);
        clinic.get("/encounters/" + visit + "/audio", "*/*").expect(404);
        assertThat(audited(visit, "AUDIO_DESTROYED")).isOne();
        clinic.get("/encounters/" + visit + "/transcript").expect(200);
        clinic.get("/encounters/" + visit + "/note").expect(200);
    }

    @Test
    void audio_stays_while_its_time_runs_and_while_the_note_has_not_arrived() throws Exception {
        UUID still = recorded(2);
        sign(still);
        Clinic other = clinic;
        clinic = Clinic.open(product);
        clinic.post("/ehr-connections", """
                        {"kind":"fhir-r4","name":"Nowhere","baseUrl":"http://127.0.0.1:9/fhir","default":true}""").expect(201);
        keep(0);
        UUID undelivered = recorded(3);
        sign(undelivered);
        clinic.await(undelivered, it -> deliveries(undelivered).contains("PARKED"));
        UUID unsigned = recorded(4);

        round();

        assertThat(row(undelivered)).allMatch(state -> !state.startsWith("DESTROYED"));
        assertThat(row(unsigned)).allMatch(state -> !state.startsWith("DESTROYED"));
        clinic.get("/encounters/" + undelivered + "/audio", "*/*").expect(200);
        other.get("/encounters/" + still + "/audio", "*/*").expect(200);
    }

    @Test
    void audio_that_nobody_signs_for_goes_only_after_both_were_told() throws Exception {
        UUID visit = recorded(5);
        tables.execute(
                clinic.practiceId(),
                "update recording set completed_at = completed_at - interval '100 days' where encounter_id = ?",
                visit);

        round();
        round();
        clinic.get("/encounters/" + visit + "/audio", "*/*").expect(200);
        assertThat(told(visit)).as("each once").containsExactly("ADMIN", "CLINICIAN");

        tables.execute(
                clinic.practiceId(),
                "update unsigned_notice set given_at = given_at - interval '15 days' where encounter_id = ?",
                visit);
        round();

        assertThat(row(visit)).containsExactly("DESTROYED NEVER_SIGNED");
        assertThat(audited(visit, "UNSIGNED_NAMED")).isEqualTo(2);
    }

    @Test
    void withdrawn_consent_and_a_visit_called_off_take_the_audio_at_once_when_asked() throws SQLException {
        UUID withdrawn = recorded(6);
        clinic.consent(withdrawn, false);
        clinic.post("/encounters/" + withdrawn + "/conversation/destroy", "{}").expect(204);
        UUID off = recorded(7);
        clinic.post("/encounters/" + off + "/cancel", "{\"reason\":\"x\",\"destroyConversation\":true}")
                .expect(200);
        UUID kept = recorded(8);
        clinic.post("/encounters/" + kept + "/cancel", "{\"reason\":\"x\"}").expect(200);

        for (UUID visit : List.of(withdrawn, off)) {
            assertThat(row(visit)).containsExactly("DESTROYED ASKED");
            assertThat(segments(visit)).isZero();
            clinic.get("/encounters/" + visit + "/audio", "*/*").expect(404);
        }
        clinic.get("/encounters/" + kept + "/audio", "*/*").expect(200);
    }

    private void keep(int days) {
        Clinic.Answer practice = clinic.get("/practice").expect(200);
        clinic.patch("/practice", "{\"keepSignedAudioDays\":" + days + "}", Map.of("If-Match", practice.etag()))
                .expect(200);
    }

    private UUID recorded(long seed) {
        UUID visit = clinic.newVisitWithConsent();
        clinic.send(
                        "POST",
                        "/encounters/" + visit + "/audio",
                        BodyPublishers.ofByteArray(WavFile.of(2, 7_000 + seed)),
                        Map.of("Content-Type", "audio/wav"))
                .expect(202);
        clinic.attach(visit, "text/plain", TALK).expect(202);
        // nobody writes the recording down here; until that is known, a newer draft may come
        clinic.await(visit, it -> it.get("stage").asText().equals("IN_REVIEW") && isAtRest(it));
        return visit;
    }

    private static boolean isAtRest(JsonNode encounter) {
        return encounter.get("steps").findValuesAsText("state").stream()
                .noneMatch(state -> state.equals("WAITING") || state.equals("RUNNING"));
    }

    private void sign(UUID visit) {
        String path = "/encounters/" + visit + "/note";
        for (JsonNode section : clinic.get(path).expect(200).json().get("sections")) {
            for (JsonNode statement : section.get("statements")) {
                if (!statement.get("support").asText().equals("SUPPORTED")) {
                    clinic.post(
                                    path + "/statements/" + statement.get("id").asText() + "/disposition",
                                    "{\"disposition\":\"KEPT\"}")
                            .expect(200);
                }
            }
        }
        clinic.post(path + "/sign", "{\"password\":\"%s\"}".formatted(Clinic.PASSWORD))
                .expect(200);
    }

    private List<String> deliveries(UUID visit) {
        return clinic.get("/encounters/" + visit + "/exports")
                .expect(200)
                .json()
                .findValuesAsText("state");
    }

    private void round() throws SQLException {
        new JobQueue(product).run("KeepAudioHandler");
    }

    private List<String> row(UUID visit) throws SQLException {
        return tables.column(
                clinic.practiceId(),
                "select state || coalesce(' ' || destroyed_as, '') from recording where encounter_id = ?",
                visit);
    }

    private int segments(UUID visit) throws SQLException {
        return tables.column(
                        clinic.practiceId(),
                        "select s.object_id from audio_segment s join recording r on r.id = s.recording_id"
                                + " where r.encounter_id = ?",
                        visit)
                .size();
    }

    private long objects(UUID visit) throws SQLException, IOException {
        String recording = tables.column(clinic.practiceId(), "select id from recording where encounter_id = ?", visit)
                .get(0);
        try (Stream<Path> files = Files.walk(product.dataDir())) {
            return files.filter(
                            file -> Files.isRegularFile(file) && file.toString().contains(recording))
                    .count();
        }
    }

    private List<String> told(UUID visit) throws SQLException {
        return tables.column(
                clinic.practiceId(), "select kind from unsigned_notice where encounter_id = ? order by kind", visit);
    }

    private int audited(UUID visit, String action) throws SQLException {
        return tables.column(
                        clinic.practiceId(),
                        "select e.id from audit_event e left join recording r on r.id = e.object_id where e.action = ?"
                                + " and (e.object_id = ? or r.encounter_id = ?)",
                        action,
                        visit,
                        visit)
                .size();
    }
}
