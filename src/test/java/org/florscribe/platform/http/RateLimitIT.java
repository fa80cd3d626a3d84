package org.florscribe.platform.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.florscribe.testing.Clinic;
import org.florscribe.testing.RunningProduct;
import org.junit.jupiter.api.Test;

/** Limits that are small enough to be reached: over two nodes, over a restart, and without the counters. */
class RateLimitIT {

    private static final Map<String, String> SMALL = Map.of(
            "LIMIT_API_PER_MINUTE", "80",
            "LIMIT_ANONYMOUS_PER_MINUTE", "40",
            "LIMIT_EXPORTS_PER_HOUR", "10",
            "LIMIT_SIGN_IN_PER_MINUTE", "9");

    @Test
    void limits_hold_over_two_nodes_a_restart_and_the_loss_of_the_counters() throws Exception {
        try (RunningProduct first = RunningProduct.start(SMALL)) {
            Clinic clinic = Clinic.open(first);
            assertThat(exported(clinic, 5)).isEqualTo(5);
            Map<String, String> beside = new HashMap<>(first.besides());
            beside.putAll(SMALL);
            try (RunningProduct second = RunningProduct.start(beside)) {
                Clinic there = Clinic.of(second, clinic.email(), Clinic.PASSWORD);
                assertThat(exported(there, 3)).isEqualTo(3);
            }
            first.restart();
            Clinic again = Clinic.of(first, clinic.email(), Clinic.PASSWORD);
            assertThat(exported(again, 4))
                    .as("allowed after two nodes and a restart")
                    .isEqualTo(2);

            tellsHowMuchIsLeftAndWhenToComeBack(Clinic.of(first, clinic.email(), Clinic.PASSWORD));
            withoutTheCountersThereIsStillALimit(first, again);
            rightPasswordsCountForTheirAddressAsWell(clinic);
            strangersShareTheLimitOfTheirAddress(first);
        }
    }

    private static void tellsHowMuchIsLeftAndWhenToComeBack(Clinic clinic) {
        Clinic.Answer answer = clinic.get("/me").expect(200);
        assertThat(answer.header("RateLimit-Limit")).contains("80");
        // signing in has asked for something already
        int left = Integer.parseInt(answer.header("RateLimit-Remaining").orElseThrow());
        assertThat(left).isBetween(70, 79);
        assertThat(allowed(120, () -> clinic.get("/me").status())).isEqualTo(left);

        Clinic.Answer refused = clinic.get("/me").expect(429);
        assertThat(refused.slug()).isEqualTo("too-many-requests");
        assertThat(Integer.parseInt(refused.header("Retry-After").orElseThrow()))
                .isBetween(1, 60);
        assertThat(refused.header("RateLimit-Remaining")).contains("0");
    }

    private static void rightPasswordsCountForTheirAddressAsWell(Clinic clinic) throws InterruptedException {
        Thread.sleep(6_000); // a node that could not ask the counters leaves them alone for 5 s
        String right = "{\"email\":\"%s\",\"password\":\"%s\"}".formatted(clinic.email(), Clinic.PASSWORD);
        assertThat(allowed(12, () -> clinic.post("/auth/token", right).status()))
                .as("the others of this minute have signed in before")
                .isBetween(4L, 9L);

        Clinic.Answer refused = clinic.post("/auth/token", right).expect(429);
        assertThat(refused.slug()).isEqualTo("too-many-requests");
        assertThat(refused.header("Retry-After")).isPresent();
    }

    private static void strangersShareTheLimitOfTheirAddress(RunningProduct product) throws Exception {
        HttpClient http = HttpClient.newHttpClient();
        HttpRequest guess = HttpRequest.newBuilder(URI.create(product.baseUrl() + "/api/v1/me"))
                .header("Authorization", "Bearer not.a.token")
                .build();
        HttpRequest page = HttpRequest.newBuilder(URI.create(product.baseUrl() + "/login.xhtml"))
                .build();
        int last = 0;
        for (int i = 0; i < 60 && last != 429; i++) {
            last = http.send(guess, HttpResponse.BodyHandlers.discarding()).statusCode();
        }
        assertThat(last).isEqualTo(429);
        HttpResponse<String> shown = http.send(page, HttpResponse.BodyHandlers.ofString());
        assertThat(shown.statusCode()).isEqualTo(429);
        assertThat(shown.body()).contains("Too much at once");
        assertThat(http.send(
                                HttpRequest.newBuilder(URI.create(product.baseUrl() + "/health/ready"))
                                        .build(),
                                HttpResponse.BodyHandlers.discarding())
                        .statusCode())
                .isEqualTo(200);
    }

    private static void withoutTheCountersThereIsStillALimit(RunningProduct product, Clinic clinic) throws Exception {
        Clinic colleague = clinic.colleague("Away", "AUDITOR");
        product.asSuperuser("revoke all on rate_limit_bucket from florscribe_app");
        try {
            assertThat(allowed(60, () -> colleague.get("/me").status())).isBetween(20L, 21L);
        } finally {
            product.asSuperuser("grant select, insert, update, delete on rate_limit_bucket to florscribe_app");
        }
    }

    private static long exported(Clinic clinic, int times) {
        return allowed(times, () -> clinic.get("/audit", "text/csv").status());
    }

    private static long allowed(int times, Supplier<Integer> call) {
        return IntStream.range(0, times)
                .map(i -> call.get())
                .filter(status -> status == 200)
                .count();
    }
}
