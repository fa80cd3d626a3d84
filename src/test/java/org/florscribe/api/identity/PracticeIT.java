package org.florscribe.api.identity;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.florscribe.testing.Clinic;
import org.florscribe.testing.RunningProduct;
import org.florscribe.testing.Tables;
import org.junit.jupiter.api.Test;

/** The practice's own details, and what every practice's rows have in common. */
class PracticeIT {

    private final RunningProduct product = RunningProduct.shared();
    private final Clinic clinic = Clinic.open(product);
    private final Tables tables = new Tables(product);

    @Test
    void a_change_is_versioned_and_recorded_and_a_wrong_one_refused() throws SQLException {
        Clinic.Answer read = clinic.get("/practice").expect(200);
        Map<String, String> seen = Map.of("If-Match", read.etag());
        Clinic.Answer changed = clinic.patch(
                        "/practice",
                        "{\"name\":\"Hillside Practice\",\"timeZone\":\"America/Chicago\",\"jurisdiction\":\"US-IL\"}",
                        seen)
                .expect(200);
        assertThat(changed.etag()).isNotEqualTo(read.etag());
        JsonNode now = clinic.get("/practice").expect(200).json();
        assertThat(now.get("name").asText()).isEqualTo("Hillside Practice");
        assertThat(now.get("timeZone").asText()).isEqualTo("America/Chicago");
        assertThat(now.get("address")).isEqualTo(read.json().get("address"));
        assertThat(recorded()).isOne();

        clinic.patch("/practice", "{\"name\":\"Overwritten\"}", seen).expect(412);
        clinic.patch("/practice", "{\"timeZone\":\"Mars/Olympus\"}", Map.of("If-Match", changed.etag()))
                .expect(400);
        clinic.colleague("Thorne", "CLINICIAN")
                .patch("/practice", "{\"name\":\"Mine\"}", Map.of("If-Match", changed.etag()))
                .expect(403, 404);
        assertThat(clinic.get("/practice").json()).isEqualTo(now);
        assertThat(recorded()).isOne();
    }

    @Test
    void every_id_is_of_version_7() throws SQLException {
        UUID visit = clinic.newVisitWithConsent();
        clinic.attach(
                        visit,
                        "text/plain",
                        "Doctor: Any pain?\nPatient: My knee hurts since Monday.\n".getBytes(StandardCharsets.UTF_8))
                .expect(202);
        clinic.awaitDraft(visit);
        List<String> wrong = new ArrayList<>();
        int read = 0;
        for (String table : tablesWithIds()) {
            for (String id : tables.column(
                    clinic.practiceId(),
                    "select id::text from " + table + " where practice_id = ?",
                    clinic.practiceId())) {
                read++;
                if (UUID.fromString(id).version() != 7) {
                    wrong.add(table + " " + id);
                }
            }
        }
        assertThat(wrong).isEmpty();
        assertThat(read).isGreaterThan(15);
    }

    private int recorded() throws SQLException {
        return tables.column(
                        clinic.practiceId(),
                        "select id::text from audit_event where practice_id = ? and action = 'PRACTICE_CHANGED' and outcome = 'SUCCESS'",
                        clinic.practiceId())
                .size();
    }

    private List<String> tablesWithIds() throws SQLException {
        try (Connection connection = product.superuserConnection();
                var statement = connection.createStatement();
                var rows = statement.executeQuery("""
                        select c.oid::regclass::text from pg_class c
                        join pg_attribute p on p.attrelid = c.oid and p.attname = 'practice_id'
                        join pg_attribute i on i.attrelid = c.oid and i.attname = 'id' and i.atttypid = 'uuid'::regtype
                        where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace order by 1""")) {
            var names = new ArrayList<String>();
            while (rows.next()) {
                names.add(rows.getString(1));
            }
            return names;
        }
    }
}
