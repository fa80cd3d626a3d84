package org.florscribe.api.export;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import org.florscribe.testing.Clinic;
import org.florscribe.testing.FhirServer;
import org.florscribe.testing.FhirServer.Mishap;
import org.florscribe.testing.FullServer;
import org.florscribe.testing.RunningProduct;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Answers that are lost, late or wrong: in the end the chart holds each document once, or a person is asked. */
class UncertainDeliveryIT {

    private static final String OPERATOR = "operator-of-this-test-0123456789abcdef";

    private static RunningProduct product;

    private FhirServer ehr;
    private Clinic clinic;

    @BeforeAll
    static void start() {
        Map<String, String> settings = new HashMap<>(Chart.SETTINGS);
        settings.put("OPERATOR_TOKEN", OPERATOR);
        product = RunningProduct.start(settings);
    }

    @AfterAll
    static void stop() {
        product.close();
    }

    @BeforeEach
    void open() {
        ehr = FhirServer.start();
        clinic = Clinic.open(product);
    }

    @AfterEach
    void close() {
        ehr.close();
    }

    @ParameterizedTest
    @EnumSource(names = {"ANSWER_LOST", "SERVER_ERROR_AFTER_STORING", "HANGS_AFTER_STORING"})
    void a_document_whose_answer_was_lost_is_found(Mishap mishap) {
        Chart chart = Chart.connect(clinic, ehr.ignoringConditions(false).withNext(mishap), ",\"deadlineSeconds\":2");
        chart.await(chart.signedVisit(), "DELIVERED");
        assertThat(ehr.documents()).hasSize(1);
        assertThat(ehr.requests().stream().filter("POST DocumentReference"::equals))
                .hasSize(1);
    }

    @Test
    void it_is_known_by_its_words_where_identifiers_are_thrown_away() {
        Chart chart = Chart.connect(
                clinic, ehr.ignoringConditions(false).forgettingIdentifiers().withNext(Mishap.ANSWER_LOST));
        JsonNode delivery = chart.await(chart.signedVisit(), "DELIVERED");
        assertThat(ehr.documents()).hasSize(1);
        assertThat(delivery.get("externalId").asText())
                .isEqualTo(ehr.documents().get(0).get("id").asText());
    }

    @Test
    void what_cannot_be_found_is_asked_to_a_person_and_never_sent_again_by_itself() {
        Chart chart = Chart.connect(clinic, ehr.ignoringConditions(false).withNext(Mishap.REQUEST_LOST));
        UUID visit = chart.signedVisit();
        JsonNode unknown = chart.await(visit, "UNKNOWN");
        assertThat(unknown.at("/error/code").asText()).isEqualTo("ANSWER_LOST");
        assertThat(clinic.post(
                                "/encounters/" + visit + "/exports/"
                                        + unknown.get("id").asText() + "/retry",
                                "")
                        .expect(409)
                        .slug())
                .isEqualTo("wrong-state");
        assertThat(clinic.delete("/ehr-connections/" + chart.connection())
                        .expect(409)
                        .slug())
                .isEqualTo("deliveries-open");
        assertThat(ehr.documents()).isEmpty();
        resolve(visit, unknown, "{\"sendAgain\":true}").expect(202);
        chart.await(visit, "DELIVERED");
        assertThat(ehr.documents()).hasSize(1);
    }

    @Test
    void a_person_who_found_it_says_so_and_it_is_read_back() {
        Chart chart = Chart.connect(clinic, ehr.ignoringConditions(false).withNext(Mishap.REQUEST_LOST));
        UUID visit = chart.signedVisit();
        JsonNode unknown = chart.await(visit, "UNKNOWN");
        resolve(visit, unknown, "{}").expect(400);
        resolve(visit, unknown, "{\"externalId\":\"a/b\"}").expect(400);
        resolve(visit, unknown, "{\"externalId\":\"\"}").expect(202);
        JsonNode delivered = chart.await(visit, "DELIVERED");
        assertThat(delivered.at("/receipt/readBack").asText()).isEqualTo("UNREADABLE");
        assertThat(delivered.at("/receipt/confirmedBy").asText())
                .isEqualTo(clinic.clinicianId().toString());
        resolve(visit, unknown, "{\"sendAgain\":true}").expect(409);
    }

    @Test
    void on_a_server_proven_to_take_a_document_once_it_is_sent_again_by_itself() {
        Chart chart = Chart.connect(clinic, ehr);
        chart.await(chart.signedVisit(), "DELIVERED");
        chart.awaitTrial("PROVEN");
        ehr.withNext(Mishap.REQUEST_LOST);
        chart.await(chart.signedVisit(), "DELIVERED");
        ehr.withNext(Mishap.ANSWER_LOST);
        chart.await(chart.signedVisit(), "DELIVERED");
        assertThat(ehr.documents()).hasSize(3);
        assertThat(ehr.faults()).isEmpty();
    }

    @Test
    void a_server_that_only_says_so_is_found_out_and_its_second_copy_taken_away() {
        Chart chart = Chart.connect(clinic, ehr.ignoringConditions(true));
        chart.await(chart.signedVisit(), "DELIVERED");
        chart.awaitTrial("REFUTED");
        assertThat(ehr.documents()).hasSize(1);
        chart.await(chart.signedVisit(), "DELIVERED");
        assertThat(ehr.documents()).hasSize(2);
    }

    @Test
    void a_refusal_is_not_repeated_and_told_in_the_ehrs_own_words() {
        Chart chart = Chart.connect(clinic, ehr.withNext(Mishap.REFUSED_WITH_OUTCOME));
        UUID visit = chart.signedVisit();
        JsonNode parked = chart.await(visit, "PARKED");
        assertThat(parked.at("/error/code").asText()).isEqualTo("DOCUMENT_REFUSED");
        assertThat(parked.at("/error/ehrWords").asText()).isEqualTo("The author is not known here");
        assertThat(ehr.requests().stream().filter("POST DocumentReference"::equals))
                .hasSize(1);
        String listed = clinic.get("/ehr-connections/" + chart.connection() + "/deliveries")
                .expect(200)
                .text();
        assertThat(listed).contains("DOCUMENT_REFUSED").doesNotContain("The author is not known here");
        clinic.post("/encounters/" + visit + "/exports/" + parked.get("id").asText() + "/retry", "")
                .expect(202);
        chart.await(visit, "DELIVERED");
    }

    @Test
    void several_matches_are_left_to_a_person_and_a_busy_server_is_asked_again() {
        Chart chart = Chart.connect(clinic, ehr.withNext(Mishap.SEVERAL_MATCH, Mishap.BUSY));
        UUID several = chart.signedVisit();
        assertThat(chart.await(several, "PARKED").at("/error/code").asText()).isEqualTo("SEVERAL_COPIES");
        UUID busy = chart.signedVisit();
        chart.await(busy, "DELIVERED");
        assertThat(ehr.documents()).hasSize(1);
    }

    @Test
    void an_ehr_that_hangs_delays_no_other() {
        try (FhirServer hanging = FhirServer.start().hanging()) {
            Chart chart = Chart.connect(clinic, ehr);
            UUID slow = Chart.add(clinic, hanging, "Hanging", false, ",\"deadlineSeconds\":20");
            UUID first = chart.signedVisit();
            chart.await(first, "DELIVERED");
            for (int i = 0; i < 5; i++) {
                UUID visit = chart.signedVisit();
                clinic.post("/encounters/" + visit + "/exports", "{\"connectionId\":\"" + slow + "\"}")
                        .expect(202);
            }
            until(() -> !hanging.requests().isEmpty());
            long before = System.nanoTime();
            UUID visit = chart.signedVisit();
            chart.await(visit, "DELIVERED");
            assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(10));
            assertThat(hanging.requests()).hasSizeLessThan(3);
        }
    }

    @Test
    void an_ehr_that_takes_no_connection_is_held_back_for_all_to_see_until_it_is_mended() throws Exception {
        try (FullServer full = new FullServer()) {
            Chart chart = Chart.connect(clinic, ehr, ",\"connectSeconds\":1");
            UUID good = Chart.add(clinic, ehr, "Good", false, "");
            direct(chart, "http://127.0.0.1:" + full.port() + "/fhir");
            List<UUID> visits = List.of(chart.signedVisit(), chart.signedVisit(), chart.signedVisit());
            clinic.post("/encounters/" + visits.get(0) + "/exports", "{\"connectionId\":\"" + good + "\"}")
                    .expect(202);
            until(() -> ehr.documents().size() == 1);
            until(() -> line(chart).get("state").asText().equals("HELD_BACK"));

            JsonNode line = line(chart);
            assertThat(line.at("/lastFailure/code").asText()).isEqualTo("EHR_UNREACHABLE");
            assertThat(line.get("since").asText()).endsWith("Z");
            assertThat(line.get("failures").asInt()).isGreaterThanOrEqualTo(3);
            assertThat(asked("/metrics", "").statusCode()).isEqualTo(401);
            assertThat(asked("/metrics", OPERATOR + "x").statusCode()).isEqualTo(401);
            HttpResponse<String> metrics = asked("/metrics", OPERATOR);
            assertThat(metrics.headers().firstValue("content-type").orElse("")).startsWith("text/plain; version=0.0.4");
            assertThat(metrics.body())
                    .contains("florscribe_breakers{dependency=\"ehr\",state=\"held_back\"} 1\n")
                    .containsPattern("florscribe_breaker_changes_total\\{dependency=\"ehr\",state=\"held_back\"} [1-9]")
                    .doesNotContain(
                            chart.connection().toString(), clinic.practiceId().toString());
            HttpResponse<String> outside = asked("/health/external-apis", OPERATOR);
            assertThat(outside.statusCode()).isEqualTo(503);
            assertThat(outside.body()).contains(chart.connection().toString(), "EHR_UNREACHABLE", good.toString());
            assertThat(asked("/health/external-apis", "").statusCode()).isEqualTo(401);
            assertThat(asked("/health/ready", "").statusCode()).isEqualTo(200);

            direct(chart, ehr.base().toString());
            for (UUID visit : visits.subList(1, 3)) {
                chart.await(visit, "DELIVERED");
            }
            chart.awaitAll(visits.get(0), 2, "DELIVERED");
            assertThat(line(chart).get("state").asText()).isEqualTo("PASSING");
            assertThat(asked("/health/external-apis", OPERATOR).statusCode()).isEqualTo(200);
            assertThat(ehr.documents()).hasSize(4);
        }
    }

    private void direct(Chart chart, String baseUrl) {
        String path = "/ehr-connections/" + chart.connection();
        clinic.patch(
                        path,
                        "{\"baseUrl\":\"" + baseUrl + "\"}",
                        Map.of("If-Match", clinic.get(path).etag()))
                .expect(200);
    }

    private JsonNode line(Chart chart) {
        return clinic.get("/ehr-connections/" + chart.connection())
                .expect(200)
                .json()
                .get("line");
    }

    /** @param token empty for nobody */
    private static HttpResponse<String> asked(String path, String token) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(product.baseUrl().resolve(path));
        if (!token.isEmpty()) {
            request.header("Authorization", "Bearer " + token);
        }
        return HttpClient.newHttpClient().send(request.build(), BodyHandlers.ofString());
    }

    private Clinic.Answer resolve(UUID visit, JsonNode delivery, String body) {
        return clinic.post(
                "/encounters/" + visit + "/exports/" + delivery.get("id").asText() + "/resolve", body);
    }

    private static void until(BooleanSupplier condition) {
        long end = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).isLessThan(end);
            Chart.pause();
        }
    }
}
