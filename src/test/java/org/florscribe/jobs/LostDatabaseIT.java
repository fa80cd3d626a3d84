package org.florscribe.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.florscribe.testing.Clinic;
import org.florscribe.testing.CutLine;
import org.florscribe.testing.PageSocket;
import org.florscribe.testing.PageVisitor;
import org.florscribe.testing.RunningProduct;
import org.florscribe.testing.Tables;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Two nodes on one database, one of them over a line that is cut for a while. */
class LostDatabaseIT {

    private static final String TALK = """
            Doctor: What brings you in?
            Patient: I have had a cough for three weeks.
            Doctor: Any fever?
            Patient: No.
            Doctor: We will get a chest x-ray.
            """;

    private static final Duration SHORT = Duration.ofSeconds(8);

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();

    @Test
    void a_node_says_so_and_recovers_by_itself() throws Exception {
        lose(SHORT);
    }

    @Test
    @Tag("long")
    void a_minute_without_a_database_is_survived() throws Exception {
        lose(Duration.ofSeconds(60));
    }

    private void lose(Duration time) throws Exception {
        try (RunningProduct first = RunningProduct.start(Map.of());
                CutLine line = new CutLine(first.databasePort());
                RunningProduct second = RunningProduct.start(first.besides(line.port()))) {
            Clinic clinic = Clinic.open(first);
            Clinic elsewhere = Clinic.of(second, clinic.email(), Clinic.PASSWORD);
            PageSocket page = PageSocket.open(second, PageVisitor.signIn(second, elsewhere));
            assertThat(page.hears(clinic.newVisit().toString()))
                    .as("planned on the one node, told to a page of the other")
                    .isTrue();
            List<UUID> visits = bring(elsewhere, 6);
            line.cut();
            UUID meanwhile = clinic.newVisit();
            long until = System.nanoTime() + time.toNanos();
            boolean told = false;
            while (System.nanoTime() < until) {
                HttpResponse<String> login = get(second.baseUrl().resolve("/login.xhtml"));
                HttpResponse<String> call = get(second.baseUrl().resolve("/api/v1/me"));
                assertThat(login.statusCode()).isIn(200, 503);
                assertThat(call.statusCode()).isIn(401, 503);
                Clinic.Answer visit = elsewhere.get("/encounters/" + visits.get(0));
                assertThat(visit.status()).isEqualTo(503);
                assertThat(visit.header("Retry-After")).isPresent();
                assertThat(visit.text()).contains("\"detail\"").doesNotContain("SQL", "Exception", "127.0.0.1");
                HttpResponse<String> inside = page(second);
                assertThat(inside.statusCode()).isEqualTo(503);
                assertThat(inside.headers().firstValue("Retry-After")).isPresent();
                assertThat(inside.body()).contains("<html").doesNotContain("SQL", "Exception", "jdbc");
                HttpResponse<String> ready = get(second.baseUrl().resolve("/health/ready"));
                assertThat(ready.statusCode()).isEqualTo(503);
                assertThat(ready.headers().firstValue("Retry-After")).isPresent();
                assertThat(get(second.baseUrl().resolve("/health/live")).statusCode())
                        .isEqualTo(200);
                told = true;
                Thread.sleep(500);
            }
            assertThat(told).isTrue();
            line.mend();
            awaitReady(second);
            assertThat(page.hears("again"))
                    .as("who may have missed something is told to look again")
                    .isTrue();
            assertThat(elsewhere.get("/encounters/" + meanwhile).status()).isEqualTo(200);
            hearsOfTheOtherNode(page, clinic);
            page.close();
            visits.addAll(bring(elsewhere, 2));
            Tables tables = new Tables(first);
            for (UUID visit : visits) {
                JsonNode done = clinic.awaitDraft(visit);
                assertThat(done.get("stage").asText()).isEqualTo("IN_REVIEW");
                for (String table : List.of("note", "extraction", "transcript")) {
                    assertThat(tables.count(clinic.practiceId(), table, "encounter_id", visit))
                            .as(table)
                            .isOne();
                }
                assertThat(tables.column(
                                clinic.practiceId(),
                                "select r.id from note_revision r join note n on n.id = r.note_id where n.encounter_id = ?",
                                visit))
                        .as("drafted once, by one of the two nodes")
                        .hasSize(1);
            }
            assertThat(page(second).statusCode()).isEqualTo(302);
            swallow(line, second, elsewhere, time);
        }
    }

    /** The one "again" may have come from a question that failed meanwhile; when the line itself opens, it says so too. */
    private static void hearsOfTheOtherNode(PageSocket page, Clinic clinic) throws InterruptedException {
        String news = page.hearsOneOf(clinic.newVisit().toString(), "again");
        for (int tries = 0; news.contains("again") && tries < 10; tries++) {
            news = page.hearsOneOf(clinic.newVisit().toString(), "again");
        }
        assertThat(news).doesNotContain("again");
    }

    /** A network that swallows everything: a balancer hears of it in seconds, and no call waits for longer than half a minute. */
    private void swallow(CutLine line, RunningProduct node, Clinic clinic, Duration time) throws Exception {
        line.silence();
        long began = System.nanoTime();
        HttpResponse<String> ready = get(node.baseUrl().resolve("/health/ready"));
        assertThat(ready.statusCode()).isEqualTo(503);
        assertThat(since(began)).isLessThan(Duration.ofSeconds(8));
        assertThat(get(node.baseUrl().resolve("/health/live")).statusCode()).isEqualTo(200);
        if (time.compareTo(SHORT) > 0) {
            began = System.nanoTime();
            assertThat(clinic.get("/patients").status()).isEqualTo(503);
            assertThat(since(began)).isLessThan(Duration.ofSeconds(36));
        }
        line.mend();
        awaitReady(node);
        clinic.get("/patients").expect(200);
    }

    private static Duration since(long nanos) {
        return Duration.ofNanos(System.nanoTime() - nanos);
    }

    private static List<UUID> bring(Clinic clinic, int count) {
        List<UUID> visits = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            UUID visit = clinic.newVisitWithConsent();
            clinic.attach(visit, "text/plain", TALK).expect(202);
            visits.add(visit);
        }
        return visits;
    }

    /** With a cookie, so that the database is asked whose it is. */
    private HttpResponse<String> page(RunningProduct node) throws Exception {
        return http.send(
                HttpRequest.newBuilder(node.baseUrl().resolve("/app/today.xhtml"))
                        .header("Cookie", "flor=" + "A".repeat(43))
                        .header("Accept", "text/html")
                        .timeout(Duration.ofSeconds(15))
                        .build(),
                BodyHandlers.ofString());
    }

    private HttpResponse<String> get(URI address) throws Exception {
        return http.send(
                HttpRequest.newBuilder(address).timeout(Duration.ofSeconds(15)).build(), BodyHandlers.ofString());
    }

    /** JobRunr may have to give up twice, each time waiting for the jobs in hand. */
    private void awaitReady(RunningProduct product) throws Exception {
        long until = System.nanoTime() + Duration.ofSeconds(40).toNanos();
        HttpResponse<String> ready = get(product.baseUrl().resolve("/health/ready"));
        while (ready.statusCode() != 200) {
            assertThat(System.nanoTime())
                    .as("ready again within 40 s: " + ready.body())
                    .isLessThan(until);
            Thread.sleep(250);
            ready = get(product.baseUrl().resolve("/health/ready"));
        }
    }
}
