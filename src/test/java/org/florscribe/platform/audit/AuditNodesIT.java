package org.florscribe.platform.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.florscribe.testing.Clinic;
import org.florscribe.testing.RunningProduct;
import org.florscribe.testing.Tables;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Two servers on one database, sixteen writers at each, all in the log of one practice. */
@Tag("long")
class AuditNodesIT {

    private static final int WRITERS = 16;
    private static final int LOOKS = 50;

    @Test
    void two_servers_write_one_chain_without_a_gap_and_without_waiting_in_a_ring() throws Exception {
        try (RunningProduct product = RunningProduct.start(Map.of());
                RunningProduct second = RunningProduct.start(product.besides())) {
            Clinic here = Clinic.open(product);
            Clinic there = Clinic.of(second, here.email(), Clinic.PASSWORD);
            UUID visit = here.newVisitWithConsent();
            Tables tables = new Tables(product);
            int before = lookedAt(tables, here, visit);
            long deadlocks = deadlocks(product);
            ExecutorService writers = Executors.newFixedThreadPool(2 * WRITERS);
            int seen = 0;
            try {
                List<Future<Integer>> all = Stream.of(here, there)
                        .flatMap(clinic -> Stream.generate(() -> writers.submit(() -> look(clinic, visit)))
                                .limit(WRITERS))
                        .toList();
                for (Future<Integer> one : all) {
                    seen += one.get();
                }
            } finally {
                writers.shutdownNow();
            }

            assertThat(seen).isGreaterThan(WRITERS * LOOKS);
            assertThat(lookedAt(tables, here, visit) - before)
                    .as("no look without its line; one that ended as busy after its line was written has one too")
                    .isBetween(seen, 2 * WRITERS * LOOKS);
            assertThat(deadlocks(product)).isEqualTo(deadlocks);
            assertThat(tables.column(here.practiceId(), "select max(seq) - count(*) from audit_event"))
                    .as("gaps")
                    .containsExactly("0");
            RunningProduct.Answer verified = product.command(
                    "audit", "verify", "--practice", here.practiceId().toString());
            assertThat(verified.words()).contains("lines are right, seals too");
            assertThat(verified.code()).isZero();
        }
    }

    /** @return how often the visit was shown; a server that is too busy says so and shows nothing */
    private static int look(Clinic clinic, UUID visit) {
        int seen = 0;
        for (int i = 0; i < LOOKS; i++) {
            seen += clinic.get("/encounters/" + visit).expect(200, 503).status() == 200 ? 1 : 0;
        }
        return seen;
    }

    private static int lookedAt(Tables tables, Clinic clinic, UUID visit) throws SQLException {
        return Integer.parseInt(tables.column(
                        clinic.practiceId(),
                        "select count(*) from audit_event where action = 'ENCOUNTER_VIEWED' and object_id = ?",
                        visit)
                .get(0));
    }

    private static long deadlocks(RunningProduct product) throws SQLException {
        try (var connection = product.superuserConnection();
                var rows = connection
                        .createStatement()
                        .executeQuery("select deadlocks from pg_stat_database where datname = current_database()")) {
            rows.next();
            return rows.getLong(1);
        }
    }
}
