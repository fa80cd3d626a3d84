package org.florscribe.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.florscribe.testing.Clinic;
import org.florscribe.testing.RunningProduct;
import org.florscribe.testing.Tables;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * A database that is slow with one table, as it is under a lock that somebody holds, until all connections wait for it; with the
 * sizes of pools that the product comes with.
 */
class SlowDatabaseIT {

    /** More than the product has connections for: 20, of which 18 may wait. */
    private static final int WAITING = 30;

    private static final String TALK = """
            Doctor: What brings you in?
            Patient: I have had a cough for three weeks.
            Doctor: We will get a chest x-ray.
            """;

    private final RunningProduct product = RunningProduct.shared();
    private final ExecutorService people = Executors.newFixedThreadPool(WAITING);
    private final HttpClient http = HttpClient.newHttpClient();

    @AfterEach
    void send_the_people_home() {
        people.shutdownNow();
    }

    @Test
    void what_needs_other_tables_stays_quick_and_what_cannot_be_served_says_so() throws Exception {
        Held held = hold(Duration.ofSeconds(6));

        assertThat(held.waited)
                .as("those that had a connection are answered when the lock is gone")
                .filteredOn(answer -> answer.status() == 200)
                .hasSizeGreaterThan(5);
    }

    /** Every statement is given up after 25 s, so a lock that is never released does not hold the product for ever. */
    @Test
    @Tag("long")
    void a_statement_that_takes_too_long_is_given_up() throws Exception {
        Held held = hold(Duration.ofSeconds(32));

        assertThat(held.waited).extracting(Clinic.Answer::status).containsOnly(503);
    }

    private record Held(List<Clinic.Answer> waited) {}

    private Held hold(Duration time) throws Exception {
        Clinic clinic = Clinic.open(product);
        List<UUID> visits = new ArrayList<>();
        List<CompletableFuture<Clinic.Answer>> waiting = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            UUID visit = clinic.newVisitWithConsent();
            visits.add(visit);
        }
        visits.forEach(visit -> clinic.attach(visit, "text/plain", TALK).expect(202));
        try (Connection locking = product.superuserConnection();
                Statement statement = locking.createStatement()) {
            locking.setAutoCommit(false);
            statement.execute("lock table encounter in access exclusive mode");
            long until = System.nanoTime() + time.toNanos();
            waiting.add(visit(clinic, visits.get(0)));
            Thread.sleep(300);
            assertThat(timed(() -> clinic.get("/staff?limit=5").status()))
                    .as("one waits, the others do not")
                    .isEqualTo(200);
            for (int i = 1; i < WAITING; i++) {
                waiting.add(visit(clinic, visits.get(i % visits.size())));
            }
            Thread.sleep(500);
            while (System.nanoTime() < until) {
                assertThat(timed(() -> get("/health/live").statusCode())).isEqualTo(200);
                HttpResponse<String> ready = get("/health/ready");
                assertThat(ready.statusCode()).as(ready.body()).isEqualTo(200);
                assertThat(timed(() -> get("/login.xhtml").statusCode())).isIn(200, 503);
                Clinic.Answer staff = clinic.get("/staff?limit=5");
                assertThat(staff.status()).isIn(200, 503);
                if (staff.status() == 503) {
                    saysSo(staff);
                }
                Thread.sleep(250);
            }
            locking.rollback();
        }
        List<Clinic.Answer> answers = new ArrayList<>();
        for (var each : waiting) {
            Clinic.Answer answer = each.get(60, TimeUnit.SECONDS);
            assertThat(answer.status()).isIn(200, 503);
            if (answer.status() == 503) {
                saysSo(answer);
            }
            answers.add(answer);
        }
        assertThat(answers).extracting(Clinic.Answer::status).contains(503);
        assertThat(timed(() -> clinic.get("/staff?limit=5").status())).isEqualTo(200);
        eachDraftedOnce(clinic, visits);
        return new Held(answers);
    }

    private static void saysSo(Clinic.Answer answer) {
        assertThat(answer.header("Retry-After")).isPresent();
        assertThat(answer.text()).contains("\"detail\"").doesNotContain("SQL", "Exception");
    }

    private void eachDraftedOnce(Clinic clinic, List<UUID> visits) throws SQLException {
        Tables tables = new Tables(product);
        for (UUID visit : visits) {
            assertThat(clinic.awaitDraft(visit).get("stage").asText()).isEqualTo("IN_REVIEW");
            assertThat(tables.count(clinic.practiceId(), "note", "encounter_id", visit))
                    .isOne();
            assertThat(tables.column(
                            clinic.practiceId(),
                            "select r.id from note_revision r join note n on n.id = r.note_id where n.encounter_id = ?",
                            visit))
                    .as("drafted once")
                    .hasSize(1);
        }
    }

    private CompletableFuture<Clinic.Answer> visit(Clinic clinic, UUID visit) {
        return CompletableFuture.supplyAsync(() -> clinic.get("/encounters/" + visit), people);
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return http.send(
                HttpRequest.newBuilder(product.baseUrl().resolve(path))
                        .timeout(Duration.ofSeconds(30))
                        .build(),
                BodyHandlers.ofString());
    }

    private interface Call {
        int status() throws IOException, InterruptedException;
    }

    /** Within the two seconds a request may wait for a connection, and two for a busy machine. */
    private static int timed(Call call) throws IOException, InterruptedException {
        long begun = System.nanoTime();
        int status = call.status();
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(4));
        return status;
    }
}
