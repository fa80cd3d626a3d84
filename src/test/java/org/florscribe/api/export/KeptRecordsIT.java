package org.florscribe.api.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.florscribe.testing.Clinic;
import org.florscribe.testing.FhirServer;
import org.florscribe.testing.JobQueue;
import org.florscribe.testing.PageVisitor;
import org.florscribe.testing.RunningProduct;
import org.florscribe.testing.SharedProducts;
import org.florscribe.testing.Tables;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What of a signed visit goes when its time is over, and what keeps it. Time passes by setting rows back. */
class KeptRecordsIT {

    private static final String TALK = "Doctor: What brings you in?\nPatient: I have had a cough for two weeks.\n";

    private static RunningProduct product;
    private static Tables tables;
    private Clinic clinic;

    @BeforeAll
    static void start() {
        product = SharedProducts.withVendors();
        tables = new Tables(product);
    }

    @BeforeEach
    void a_practice() {
        clinic = Clinic.open(product);
    }

    @Test
    void everything_stays_with_the_visit_unless_the_practice_says_otherwise() throws SQLException {
        UUID visit = signed();
        aged(visit, 9_000);

        round();

        assertThat(rows("transcript", visit)).isOne();
        assertThat(rows("extraction", visit)).isOne();
        assertThat(revisions(visit)).isPositive();
        assertThat(destroyed(visit)).isEmpty();
    }

    @Test
    void a_transcript_goes_with_all_that_tells_its_words_and_the_signed_note_stays() throws SQLException {
        keep("keepTranscriptDays", 30);
        UUID old = signed();
        UUID young = signed();
        aged(old, 31);
        aged(young, 29);

        round();

        for (String table : List.of("transcript", "transcript_source", "extraction", "engine_result")) {
            assertThat(rows(table, old)).as(table).isZero();
        }
        assertThat(rows("transcript", young)).isOne();
        assertThat(revisions(old)).isPositive();
        assertThat(audited(old, "TRANSCRIPT_DESTROYED")).isOne();
        aged(old, -31);
        assertReadable(old);
        clinic.get("/encounters/" + old + "/transcript").expect(404);
    }

    @Test
    void drafts_go_and_the_note_stays_as_it_was_signed() throws SQLException {
        keep("keepDraftDays", 30);
        UUID visit = signed();
        JsonNode before =
                clinic.get("/encounters/" + visit + "/note").expect(200).json();
        aged(visit, 31);

        round();

        assertThat(revisions(visit)).isZero();
        assertThat(rows("transcript", visit)).isOne();
        assertThat(audited(visit, "DRAFTS_DESTROYED")).isOne();
        aged(visit, -31);
        JsonNode after =
                clinic.get("/encounters/" + visit + "/note").expect(200).json();
        assertThat(after.get("sections")).isEqualTo(before.get("sections"));
        assertReadable(visit);
    }

    @Test
    void what_has_not_arrived_and_what_is_held_stays_however_old_it_is() throws SQLException {
        keep("keepTranscriptDays", 30);
        UUID held = signed();
        UUID patient = UUID.fromString(
                clinic.get("/encounters/" + held).json().get("patientId").asText());
        clinic.post("/patients/" + patient + "/legal-hold", "{\"reason\":\"asked for by a court\"}")
                .expect(201);
        clinic.post("/ehr-connections", """
                        {"kind":"fhir-r4","name":"Nowhere","baseUrl":"http://127.0.0.1:9/fhir","default":true}""").expect(201);
        UUID undelivered = signed();
        clinic.await(
                undelivered,
                it -> clinic.get("/encounters/" + undelivered + "/exports")
                        .expect(200)
                        .json()
                        .findValuesAsText("state")
                        .contains("PARKED"));
        aged(held, 4_000);
        aged(undelivered, 4_000);

        round();

        for (UUID visit : List.of(held, undelivered)) {
            assertThat(rows("transcript", visit)).isOne();
            assertThatThrownBy(() -> asApplication("delete from transcript where encounter_id = '" + visit + "'"))
                    .hasMessageContaining("never changes");
        }
        clinic.post("/auth/step-up", "{\"password\":\"" + Clinic.PASSWORD + "\"}")
                .expect(204);
        clinic.delete("/patients/" + patient + "/legal-hold").expect(204);
        round();
        assertThat(rows("transcript", held)).as("once the hold is lifted").isZero();
    }

    @Test
    void the_database_lets_nothing_else_go_and_nothing_before_its_time() throws SQLException {
        keep("keepTranscriptDays", 30);
        keep("keepDraftDays", 30);
        UUID young = signed();
        aged(young, 29);
        UUID old = signed();
        aged(old, 31);
        String of = " where encounter_id = '%s'";

        for (String refused : List.of(
                "delete from transcript" + of.formatted(young),
                "delete from extraction" + of.formatted(young),
                "update transcript set engine = 'x'" + of.formatted(old),
                "update note set sealed_body = sealed_draft" + of.formatted(old),
                "update note set sealed_draft = sealed_body" + of.formatted(young),
                "delete from note" + of.formatted(old),
                "delete from note_revision where note_id in (select id from note" + of.formatted(young) + ")")) {
            assertThatThrownBy(() -> asApplication(refused)).as(refused).hasMessageContaining("never change");
        }
    }

    @Test
    void a_visit_whose_time_is_over_is_destroyed_with_a_certificate() throws SQLException {
        keep("keepNoteDays", 365);
        UUID old = signed();
        UUID young = signed();
        aged(old, 366);

        round();

        assertThat(destroyed(old)).hasSize(1);
        assertThat(destroyed(young)).isEmpty();
        assertThat(audited(old, "VISIT_DESTROYED")).isOne();
        JsonNode certificates = clinic.get("/certificates").expect(200).json().get("items");
        assertThat(certificates).hasSize(1);
        assertThat(certificates.get(0).toString()).contains(old.toString(), "TIME_IS_OVER");
    }

    @Test
    void what_an_ehr_said_is_forgotten_and_that_the_note_arrived_is_not() throws SQLException {
        try (FhirServer ehr = FhirServer.start()) {
            keep("keepExportDays", 30);
            Chart chart = Chart.connect(clinic, ehr);
            UUID visit = chart.signedVisit();
            chart.await(visit, "DELIVERED");
            aged(visit, 31);

            round();

            assertThat(tables.column(
                            clinic.practiceId(),
                            "select state || ' ' || (external_id is not null) || ' ' || (ehr_patient is null)"
                                    + " || ' ' || (sealed_words is null) from delivery where encounter_id = ?",
                            visit))
                    .containsExactly("DELIVERED true true true");
            assertThat(audited(visit, "DELIVERY_FORGOTTEN")).isOne();
            assertThat(clinic.get("/encounters/" + visit + "/exports")
                            .expect(200)
                            .json()
                            .findValuesAsText("state"))
                    .containsExactly("DELIVERED");
            round();
            assertThat(audited(visit, "DELIVERY_FORGOTTEN")).isOne();
        }
    }

    @Test
    void a_time_that_is_too_short_is_refused() {
        String etag = clinic.get("/practice").expect(200).etag();
        for (String wrong : List.of(
                "{\"keepTranscriptDays\":29}",
                "{\"keepDraftDays\":-1}",
                "{\"keepExportDays\":36501}",
                "{\"keepNoteDays\":364}")) {
            assertThat(clinic.patch("/practice", wrong, Map.of("If-Match", etag))
                            .status())
                    .as(wrong)
                    .isEqualTo(400);
        }
    }

    private void assertReadable(UUID visit) {
        clinic.get("/encounters/" + visit + "/note").expect(200);
        clinic.get("/encounters/" + visit + "/findings").expect(200);
        PageVisitor visitor = PageVisitor.signIn(product, clinic);
        assertThat(visitor.open("/app/visit.xhtml?id=" + visit).statusCode()).isEqualTo(200);
        assertThat(visitor.open("/app/note.pdf?id=" + visit).statusCode()).isEqualTo(200);
    }

    private void keep(String field, int days) {
        Clinic.Answer practice = clinic.get("/practice").expect(200);
        clinic.patch("/practice", "{\"" + field + "\":" + days + "}", Map.of("If-Match", practice.etag()))
                .expect(200);
    }

    private UUID signed() {
        UUID visit = clinic.newVisitWithConsent();
        clinic.attach(visit, "text/plain", TALK).expect(202);
        clinic.awaitDraft(visit);
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
        return visit;
    }

    /** As if so many days had passed since; nobody but a superuser without triggers can do that. */
    private static void aged(UUID visit, int days) throws SQLException {
        try (Connection connection = product.superuserConnection();
                var sql = connection.createStatement()) {
            sql.execute("set session_replication_role = replica");
            String back = " - interval '" + days + " days' where encounter_id = '" + visit + "'";
            sql.execute("update note set signed_at = signed_at" + back);
            sql.execute("update delivery set delivered_at = delivered_at" + back);
        }
    }

    private void asApplication(String statement) throws SQLException {
        try (Connection connection = product.applicationConnection();
                var sql = connection.createStatement()) {
            connection.setAutoCommit(false);
            sql.execute("select set_config('app.practice_id', '" + clinic.practiceId()
                    + "', true), set_config('app.viewer', '*', true)");
            sql.execute(statement);
        }
    }

    private static void round() throws SQLException {
        new JobQueue(product).run("KeepAudioHandler");
    }

    private int rows(String table, UUID visit) throws SQLException {
        return tables.count(clinic.practiceId(), table, "encounter_id", visit);
    }

    private int revisions(UUID visit) throws SQLException {
        return tables.column(
                        clinic.practiceId(),
                        "select r.id from note_revision r join note n on n.id = r.note_id where n.encounter_id = ?",
                        visit)
                .size();
    }

    private List<String> destroyed(UUID visit) throws SQLException {
        return tables.column(
                clinic.practiceId(), "select id from encounter where destroyed_at is not null and id = ?", visit);
    }

    private int audited(UUID visit, String action) throws SQLException {
        return tables.column(
                        clinic.practiceId(),
                        "select id from audit_event where action = ? and object_id = ?",
                        action,
                        visit)
                .size();
    }
}
