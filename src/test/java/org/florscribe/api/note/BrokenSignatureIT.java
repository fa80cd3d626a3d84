package org.florscribe.api.note;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.florscribe.testing.Clinic;
import org.florscribe.testing.RunningProduct;
import org.junit.jupiter.api.Test;

/** A signed note that somebody changed in the database, with values that once were right: it is refused, loudly. */
class BrokenSignatureIT {

    private static final String TALK =
            "Doctor: What brings you in?\nPatient: I have had a cough for two weeks.\nDoctor: We will do a chest X-ray.\n";

    @Test
    void what_is_not_what_was_signed_is_neither_shown_nor_printed() throws SQLException, IOException {
        RunningProduct product = RunningProduct.shared();
        Clinic clinic = Clinic.open(product);
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
        clinic.post(path + "/sign", "{\"password\":\"" + Clinic.PASSWORD + "\"}")
                .expect(200);
        clinic.get(path).expect(200);
        clinic.get(path, "application/pdf").expect(200);

        String mine = " where encounter_id = '" + visit + "'";
        for (String done : List.of(
                "update note set state = 'DRAFT', signed_by = null, signed_at = null, content_hash = null" + mine,
                "update note set signed_at = signed_at - interval '1 day'" + mine,
                "update note set content_hash = decode(repeat('00', 32), 'hex')" + mine)) {
            try (Connection connection = product.superuserConnection();
                    var sql = connection.createStatement()) {
                sql.execute("set session_replication_role = replica");
                sql.execute("create temporary table before as select * from note" + mine);
                sql.execute(done);
                try {
                    for (String form : List.of("application/json", "text/plain", "application/pdf")) {
                        Clinic.Answer refused = clinic.get(path, form).expect(409);
                        assertThat(refused.slug()).as(done).isEqualTo("signature-broken");
                        assertThat(refused.text()).doesNotContain("cough");
                    }
                } finally {
                    sql.execute("delete from note" + mine);
                    sql.execute("insert into note select * from before");
                }
            }
        }
        clinic.get(path).expect(200);
        assertThat(Files.readString(product.serverLog())).contains("a signed note is not what was signed");
    }
}
