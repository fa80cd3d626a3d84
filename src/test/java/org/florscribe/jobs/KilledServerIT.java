package org.florscribe.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.florscribe.testing.Clinic;
import org.florscribe.testing.RunningProduct;
import org.florscribe.testing.Tables;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** kill -9 of the server in the middle of the steps: after the restart each visit has one note. */
@Tag("long")
class KilledServerIT {

    private static final int ROUNDS = 4;
    private static final int VISITS = 4;

    @Test
    void every_visit_ends_in_exactly_one_note() throws SQLException, InterruptedException {
        try (RunningProduct product = RunningProduct.start(Map.of())) {
            Clinic clinic = Clinic.open(product);
            Tables tables = new Tables(product);
            String talk = talk();
            int cutShort = 0;
            for (int round = 0; round < ROUNDS; round++) {
                List<UUID> visits = new ArrayList<>();
                for (int i = 0; i < VISITS; i++) {
                    visits.add(clinic.newVisitWithConsent());
                }
                visits.forEach(visit -> clinic.attach(visit, "text/plain", talk).expect(202));
                Thread.sleep(60L * round);
                Instant kill = Instant.now();
                product.killServer();
                product.startAgain();
                for (UUID visit : visits) {
                    JsonNode done = clinic.awaitDraft(visit);
                    cutShort += endedAfter(kill, done) ? 1 : 0;
                    assertThat(done.get("stage").asText()).isEqualTo("IN_REVIEW");
                    assertThat(done.get("steps"))
                            .allSatisfy(step ->
                                    assertThat(step.get("state").asText()).isEqualTo("DONE"));
                    for (String table : List.of("note", "extraction", "transcript")) {
                        assertThat(tables.count(clinic.practiceId(), table, "encounter_id", visit))
                                .as(table)
                                .isOne();
                    }
                    assertThat(tables.column(
                                    clinic.practiceId(),
                                    "select r.id from note_revision r join note n on n.id = r.note_id where n.encounter_id = ?",
                                    visit))
                            .as("drafted once")
                            .hasSize(1);
                }
            }
            assertThat(cutShort).as("visits that the kill left unfinished").isPositive();
        }
    }

    private static boolean endedAfter(Instant kill, JsonNode encounter) {
        for (JsonNode step : encounter.get("steps")) {
            if (Instant.parse(step.get("finishedAt").asText()).isAfter(kill)) {
                return true;
            }
        }
        return false;
    }

    /** Long enough that the steps take a while. */
    private static String talk() {
        StringBuilder talk = new StringBuilder("Doctor: What brings you in today?\n");
        for (int i = 1; i <= 200; i++) {
            talk.append("Patient: On day ").append(i).append(" I had a dry cough and a headache.\n");
            talk.append("Doctor: Any fever on day ").append(i).append("?\n");
            talk.append("Patient: No fever, and no chest pain.\n");
        }
        return talk.append("Doctor: Take ibuprofen four hundred milligrams twice a day.\n")
                .toString();
    }
}
