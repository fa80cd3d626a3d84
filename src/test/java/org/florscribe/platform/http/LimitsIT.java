package org.florscribe.platform.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.florscribe.testing.Clinic;
import org.florscribe.testing.RunningProduct;
import org.junit.jupiter.api.Test;

/** What is slow, or too much, is answered in time and holds nobody else up. */
class LimitsIT {

    private static final int SLOTS = 18; // of 20 connections
    private static final RunningProduct PRODUCT = RunningProduct.shared();
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    /** Both at once, because both take their time. */
    @Test
    void slow_statements_and_slow_bodies_end_in_time_and_others_are_served_meanwhile() throws Exception {
        ExecutorService beside = Executors.newSingleThreadExecutor();
        try {
            Future<?> drips = beside.submit(() -> {
                bodiesThatDripAreCut();
                return null;
            });
            theTwentyFirstOfSlowCallsIsToldToComeBackAndTheSlowOnesEnd();
            drips.get();
        } finally {
            beside.shutdownNow();
        }
    }

    private static void theTwentyFirstOfSlowCallsIsToldToComeBackAndTheSlowOnesEnd() throws Exception {
        Clinic clinic = Clinic.open(PRODUCT);
        clinic.get("/patients").expect(200);
        ExecutorService callers = Executors.newFixedThreadPool(SLOTS);
        try (var lock = PRODUCT.superuserConnection()) {
            lock.setAutoCommit(false);
            lock.createStatement().execute("lock table patient in access exclusive mode");
            long began = System.nanoTime();
            List<Future<Clinic.Answer>> slow = new ArrayList<>();
            for (int i = 0; i < SLOTS; i++) {
                slow.add(callers.submit(() -> clinic.get("/patients")));
            }
            Thread.sleep(3_000);

            long asked = System.nanoTime();
            Clinic.Answer waiter = clinic.get("/patients").expect(503);
            assertThat(millisSince(asked)).isBetween(1_500L, 4_500L);
            assertThat(waiter.slug()).isEqualTo("unavailable");
            assertThat(waiter.header("Retry-After")).isPresent();
            asked = System.nanoTime();
            assertThat(get("/login.xhtml").statusCode()).isEqualTo(200);
            assertThat(get("/health/live").statusCode()).isEqualTo(200);
            assertThat(get("/health/ready").statusCode()).isEqualTo(200);
            assertThat(millisSince(asked)).isLessThan(3_000);

            for (Future<Clinic.Answer> call : slow) {
                Clinic.Answer ended = call.get().expect(503);
                assertThat(ended.text()).contains("took longer than it may");
                assertThat(ended.header("Retry-After")).isPresent();
            }
            assertThat(millisSince(began)).isLessThan(31_000);
            try (var waiting = lock.createStatement()
                    .executeQuery(
                            "select count(*) from pg_locks where relation = 'patient'::regclass and not granted")) {
                waiting.next();
                assertThat(waiting.getInt(1)).as("statements still at work").isZero();
            }
            lock.rollback();
        } finally {
            callers.shutdownNow();
        }
        clinic.get("/patients").expect(200);
    }

    private static void bodiesThatDripAreCut() throws Exception {
        assertThat(get("/login.xhtml").statusCode()).isEqualTo(200); // compiled once, which takes longer
        List<Socket> drips = new ArrayList<>();
        try {
            for (int i = 0; i < 20; i++) {
                var socket = new Socket(InetAddress.getLoopbackAddress(), PRODUCT.port());
                socket.setSoTimeout(30_000);
                socket.getOutputStream()
                        .write(("POST /api/v1/auth/token HTTP/1.1\r\nHost: 127.0.0.1:" + PRODUCT.port()
                                        + "\r\nContent-Type: application/json\r\nContent-Length: 900\r\n\r\n{")
                                .getBytes(StandardCharsets.US_ASCII));
                drips.add(socket);
            }
            for (int second = 0; second < 14; second++) {
                Thread.sleep(1_000);
                for (Socket socket : drips) {
                    drip(socket);
                }
                if (second == 5) {
                    long asked = System.nanoTime();
                    assertThat(get("/login.xhtml").statusCode()).isEqualTo(200);
                    assertThat(millisSince(asked)).isLessThan(1_000);
                }
            }
            for (Socket socket : drips) {
                byte[] answer = socket.getInputStream().readNBytes(12);
                assertThat(new String(answer, StandardCharsets.US_ASCII)).isEqualTo("HTTP/1.1 408");
            }
        } finally {
            for (Socket socket : drips) {
                socket.close();
            }
        }
    }

    @Test
    void reports_of_the_content_policy_cannot_fill_the_log() throws Exception {
        int refused = 0;
        for (int i = 0; i < 130; i++) {
            HttpResponse<String> answer = HTTP.send(
                    HttpRequest.newBuilder(URI.create(PRODUCT.baseUrl() + "/api/csp-reports"))
                            .header("Origin", PRODUCT.baseUrl().toString())
                            .POST(HttpRequest.BodyPublishers.ofString("{\"effective-directive\":\"img-src\"}"))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() == 429) {
                refused++;
                assertThat(answer.headers().firstValue("Retry-After")).isPresent();
            }
        }
        assertThat(refused).isGreaterThanOrEqualTo(10); // a new minute may have begun meanwhile
    }

    @Test
    void the_log_tells_how_many_bytes_an_answer_had() throws Exception {
        String id = UUID.randomUUID().toString();
        HttpResponse<byte[]> answer = HTTP.send(
                HttpRequest.newBuilder(URI.create(PRODUCT.baseUrl() + "/api/v1/me"))
                        .header("X-Request-Id", id)
                        .build(),
                HttpResponse.BodyHandlers.ofByteArray());
        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(awaitLine(id)).contains("\"bytesOut\":\"" + answer.body().length + "\"");
    }

    private static String awaitLine(String id) throws IOException, InterruptedException {
        for (int attempt = 0; attempt < 50; attempt++) {
            try (var lines = Files.lines(PRODUCT.serverLog())) {
                var line = lines.filter(it -> it.contains(id) && it.contains("\"request\""))
                        .findFirst();
                if (line.isPresent()) {
                    return line.get();
                }
            }
            Thread.sleep(100);
        }
        throw new AssertionError("no line of the request");
    }

    private static void drip(Socket socket) {
        try {
            socket.getOutputStream().write(' ');
        } catch (IOException e) {
            assertThat(socket.isConnected()).isTrue(); // cut meanwhile: the answer says so
        }
    }

    private static HttpResponse<String> get(String path) throws Exception {
        return HTTP.send(
                HttpRequest.newBuilder(URI.create(PRODUCT.baseUrl() + path)).build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private static long millisSince(long nanos) {
        return (System.nanoTime() - nanos) / 1_000_000;
    }
}
