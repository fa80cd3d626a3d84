package org.florscribe.platform.faults;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.sql.Connection;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.florscribe.testing.Await;
import org.florscribe.testing.Clinic;
import org.florscribe.testing.JobQueue;
import org.florscribe.testing.PageSocket;
import org.florscribe.testing.PageVisitor;
import org.florscribe.testing.RunningProduct;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * What nobody thought of, at each door: the answer has a number and nothing of our inside, it is logged under that number and
 * counted, and the server goes on. Tables that are closed to the application in the middle of its work stand for all such faults.
 */
class UnexpectedFailuresIT {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<String> INSIDE =
            List.of("org.florscribe", "Exception", "permission denied", "select ", "\tat ", "postgres", "Payara");
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private static RunningProduct product;
    private static Clinic clinic;
    private static PageVisitor page;
    private static UUID visit;

    @BeforeAll
    static void open() {
        product = RunningProduct.shared();
        clinic = Clinic.open(product);
        page = PageVisitor.signIn(product, clinic);
        visit = clinic.newVisitWithConsent();
    }

    @AfterEach
    void allIsOpenAgainAndNothingIsHeld() throws Exception {
        product.asSuperuser("grant select on patient, encounter, pipeline_step to florscribe_app");
        product.asSuperuser("grant insert on extraction to florscribe_app");
        Await.until("connections in use", PATIENCE, () -> {
            try (Connection connection = product.superuserConnection();
                    var used = connection
                            .createStatement()
                            .executeQuery("select count(*) from pg_stat_activity where usename = 'florscribe_app'"
                                    + " and state <> 'idle'")) {
                used.next();
                return used.getInt(1) == 0;
            }
        });
        clinic.get("/encounters/" + visit).expect(200);
    }

    @Test
    void at_a_call_and_at_a_page() throws Exception {
        long calls = count("api");
        long pages = count("page");
        product.asSuperuser("revoke select on encounter from florscribe_app");

        Clinic.Answer answer = clinic.get("/encounters/" + visit).expect(500);
        assertThat(answer.slug()).isEqualTo("unexpected");
        saysNothingOfTheInside(answer.text());
        String number = answer.header("X-Request-Id").orElseThrow();
        assertThat(answer.text()).contains(number);
        assertThat(loggedUnder(number)).isPresent();

        HttpResponse<String> shown = page.open("/app/visit.xhtml?id=" + visit);
        assertThat(shown.statusCode()).isEqualTo(500);
        saysNothingOfTheInside(shown.body());
        assertThat(shown.headers().map())
                .containsKeys("content-security-policy", "x-content-type-options", "cache-control");
        String its = shown.headers().firstValue("X-Request-Id").orElseThrow();
        assertThat(shown.body()).contains(its);
        JsonNode line = loggedUnder(its).orElseThrow();
        assertThat(line.get("door").asText()).isEqualTo("PAGE");
        assertThat(line.get("error").asText())
                .contains("org.florscribe", "PSQLException 42501")
                .doesNotContain("permission denied");

        assertThat(count("api")).isEqualTo(calls + 1);
        assertThat(count("page")).isEqualTo(pages + 1);
    }

    @Test
    void in_a_job() throws Exception {
        long before = count("job");
        UUID drafted = clinic.newVisitWithConsent();
        product.asSuperuser("revoke insert on extraction from florscribe_app");

        clinic.attach(
                        drafted,
                        "text/plain",
                        "Doctor: What brings you in?\nPatient: I have had a cough for two weeks.\n")
                .expect(202);
        Await.until("a failed job", PATIENCE, () -> count("job") > before);
        product.asSuperuser("grant insert on extraction to florscribe_app");

        assertThat(clinic.awaitDraft(drafted).get("stage").asText()).isEqualTo("IN_REVIEW");
    }

    @Test
    void in_what_recurs() throws Exception {
        long before = count("job");
        product.asSuperuser("revoke select on pipeline_step from florscribe_app");
        new JobQueue(product).sweepNow();

        Await.until("a failed sweep", PATIENCE, () -> count("job") > before);
    }

    @Test
    void on_a_thread_that_listens() throws Exception {
        long before = count("thread");
        try (PageSocket socket = PageSocket.open(product, page)) {
            product.asSuperuser("select pg_notify('florscribe_news', 'another-node no-practice no-visit')");
            Await.until("a failure of the thread", PATIENCE, () -> count("thread") > before);

            product.asSuperuser(
                    "select pg_notify('florscribe_news', 'another-node " + clinic.practiceId() + " " + visit + "')");
            assertThat(socket.hears(visit.toString())).isTrue();
        }
    }

    @Test
    void at_a_socket() throws Exception {
        try (PageSocket other = PageSocket.open(product, page)) {
            for (byte[] frame : List.of(
                    new byte[] {(byte) 0xF3, (byte) 0x80, 0, 0, 0, 0}, // reserved bits and an unknown kind
                    new byte[] {(byte) 0x81, (byte) 0xFF, 0x7F, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0}, // longer than memory
                    new byte[] {(byte) 0x81, (byte) 0x82, 0, 0, 0, 0, (byte) 0xC3, 0x28}, // not UTF-8
                    new byte[] {(byte) 0x82, (byte) 0x81, 0, 0, 0, 0, 1})) { // bytes, which nobody reads
                saysNothingOfTheInside(answerToFrame(frame));
            }
            product.asSuperuser(
                    "select pg_notify('florscribe_news', 'another-node " + clinic.practiceId() + " " + visit + "')");
            assertThat(other.hears(visit.toString())).isTrue();
        }
    }

    /** All that the server says on a socket of its own after it was sent this, until it closes it or waits for more. */
    private static String answerToFrame(byte[] frame) throws IOException {
        URI base = product.baseUrl();
        try (Socket line = new Socket(base.getHost(), base.getPort())) {
            line.setSoTimeout(2_000);
            OutputStream out = line.getOutputStream();
            out.write(("GET /api/push HTTP/1.1\r\nHost: " + base.getAuthority() + "\r\nOrigin: " + base
                            + "\r\nCookie: " + page.cookie()
                            + "\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\n"
                            + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n")
                    .getBytes(StandardCharsets.US_ASCII));
            out.flush();
            InputStream in = line.getInputStream();
            StringBuilder answer = new StringBuilder();
            while (!answer.toString().endsWith("\r\n\r\n")) {
                answer.append((char) in.read());
            }
            assertThat(answer.toString()).startsWith("HTTP/1.1 101 ");
            out.write(frame);
            out.flush();
            return rest(in);
        }
    }

    private static String rest(InputStream in) throws IOException {
        StringBuilder rest = new StringBuilder();
        try {
            for (int next = in.read(); next >= 0; next = in.read()) {
                rest.append((char) next);
            }
        } catch (SocketTimeoutException e) {
            rest.append(" (it waits for more)");
        }
        return rest.toString();
    }

    private static void saysNothingOfTheInside(String answer) {
        INSIDE.forEach(word -> assertThat(answer).doesNotContainIgnoringCase(word));
    }

    private static Optional<JsonNode> loggedUnder(String number) throws IOException {
        return Files.readAllLines(product.serverLog()).stream()
                .filter(line -> line.contains(number))
                .map(UnexpectedFailuresIT::json)
                .filter(line -> line.path("message").asText().equals("unexpected failure")
                        && line.path("correlationId").asText().equals(number))
                .findFirst();
    }

    private static JsonNode json(String line) {
        try {
            return JSON.readTree(line);
        } catch (JsonProcessingException e) {
            throw new AssertionError(line, e);
        }
    }

    private static long count(String door) throws IOException, InterruptedException {
        HttpResponse<String> metrics = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(product.baseUrl().resolve("/metrics"))
                                .header("Authorization", "Bearer " + RunningProduct.OPERATOR_TOKEN)
                                .build(),
                        BodyHandlers.ofString());
        assertThat(metrics.statusCode()).isEqualTo(200);
        String series = "florscribe_unexpected_failures_total{door=\"" + door + "\"} ";
        return metrics.body()
                .lines()
                .filter(line -> line.startsWith(series))
                .mapToLong(line -> Long.parseLong(line.substring(series.length())))
                .findFirst()
                .orElseThrow();
    }
}
