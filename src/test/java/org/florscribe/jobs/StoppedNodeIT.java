package org.florscribe.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.florscribe.testing.Await;
import org.florscribe.testing.Clinic;
import org.florscribe.testing.PageSocket;
import org.florscribe.testing.PageVisitor;
import org.florscribe.testing.RunningProduct;
import org.florscribe.testing.Tables;
import org.junit.jupiter.api.Test;

/**
 * Two nodes behind a balancer that sends requests to nodes that say they are ready. One is killed: the database keeps none of its
 * connections. Later it is stopped while people work: nobody sees an error and no job is lost.
 */
class StoppedNodeIT {

    private static final String TALK = "Doctor: What brings you in?\nPatient: I have had a cough for three weeks.\n";
    private static final String NODE = "the-second";
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int PEOPLE = 3;
    private static final int GOING_AWAY = 1001;

    private final AtomicReference<Clinic> inService = new AtomicReference<>();
    private final AtomicBoolean working = new AtomicBoolean(true);
    private final AtomicBoolean uploading = new AtomicBoolean();
    private final Queue<UUID> brought = new ConcurrentLinkedQueue<>();

    @Test
    void a_kill_leaves_no_connection_and_a_stop_is_noticed_by_nobody() throws Exception {
        try (RunningProduct first = RunningProduct.start(Map.of());
                RunningProduct second = RunningProduct.start(besides(first))) {
            killed(first, second);
            Clinic stays = Clinic.open(first);
            Clinic stops = Clinic.of(second, stays.email(), Clinic.PASSWORD);
            PageSocket page = PageSocket.open(second, PageVisitor.signIn(second, stops));
            inService.set(stops);
            CompletableFuture<?> balancer = CompletableFuture.runAsync(() -> follow(second, stays));
            List<CompletableFuture<?>> people = new ArrayList<>();
            for (int i = 0; i < PEOPLE; i++) {
                people.add(CompletableFuture.runAsync(this::work));
            }
            Await.until("people at work", PATIENCE, () -> brought.size() >= 2 * PEOPLE);
            UUID slow = stops.newVisitWithConsent();
            CompletableFuture<String> upload = CompletableFuture.supplyAsync(() -> attachSlowly(second, stops, slow));
            Await.until("the upload has begun", PATIENCE, () -> uploading.get());

            int code = second.stop();
            int before = brought.size();
            Await.until("people go on", PATIENCE, () -> brought.size() >= before + PEOPLE);
            working.set(false);

            for (CompletableFuture<?> person : people) {
                person.get(30, TimeUnit.SECONDS); // fails with whatever a person was answered that is not right
            }
            balancer.get(30, TimeUnit.SECONDS);
            assertThat(code).isZero();
            assertThat(page.awaitClose()).isEqualTo(GOING_AWAY);
            assertThat(upload.get(30, TimeUnit.SECONDS)).startsWith("HTTP/1.1 202");
            brought.add(slow);
            eachIsDraftedOnce(stays, new Tables(first));
        }
    }

    private void killed(RunningProduct first, RunningProduct second) throws Exception {
        assertThat(connectionsOf(first, NODE)).isPositive();
        second.killServer();
        second.killLauncher();

        Await.until("no connection of the dead node", PATIENCE, () -> connectionsOf(first, NODE) == 0);
        long began = System.nanoTime();
        second.startAgain();
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(60));
    }

    private void eachIsDraftedOnce(Clinic clinic, Tables tables) throws SQLException {
        for (UUID visit : brought) {
            assertThat(clinic.awaitDraft(visit).get("stage").asText()).isEqualTo("IN_REVIEW");
            assertThat(tables.count(clinic.practiceId(), "note", "encounter_id", visit))
                    .isOne();
        }
    }

    /** A person who plans visits, brings conversations and looks at the day, and is answered rightly each time. */
    private void work() {
        while (working.get()) {
            Clinic now = Objects.requireNonNull(inService.get());
            UUID visit = now.newVisitWithConsent();
            now.attach(visit, "text/plain", TALK).expect(202);
            now.get("/encounters/" + visit).expect(200);
            now.get("/encounters").expect(200);
            brought.add(visit);
        }
    }

    private void follow(RunningProduct node, Clinic otherwise) {
        HttpClient http = HttpClient.newHttpClient();
        HttpRequest ready = HttpRequest.newBuilder(node.baseUrl().resolve("/health/ready"))
                .timeout(Duration.ofSeconds(5))
                .build();
        try {
            while (http.send(ready, BodyHandlers.discarding()).statusCode() == 200) {
                Thread.sleep(200);
            }
            inService.set(otherwise);
        } catch (IOException e) {
            throw new AssertionError("the node was gone before it said that it is not ready", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Begun before the stop, done after it. */
    private String attachSlowly(RunningProduct node, Clinic clinic, UUID visit) {
        URI base = node.baseUrl();
        byte[] body = TALK.getBytes(StandardCharsets.UTF_8);
        try (Socket line = new Socket(base.getHost(), base.getPort())) {
            line.setSoTimeout(30_000);
            OutputStream out = line.getOutputStream();
            out.write(("POST /api/v1/encounters/" + visit + "/transcript HTTP/1.1\r\nHost: " + base.getAuthority()
                            + "\r\nAuthorization: " + clinic.authorization()
                            + "\r\nContent-Type: text/plain\r\nContent-Length: " + body.length
                            + "\r\nConnection: close\r\n\r\n")
                    .getBytes(StandardCharsets.US_ASCII));
            for (byte next : body) {
                out.write(next);
                out.flush();
                uploading.set(true);
                Thread.sleep(60);
            }
            return new String(line.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            return e.toString();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "interrupted";
        }
    }

    private static int connectionsOf(RunningProduct product, String node) throws SQLException {
        try (Connection connection = product.superuserConnection();
                var statement = connection.prepareStatement(
                        "select count(*) from pg_stat_activity where application_name = ?")) {
            statement.setString(1, "florscribe " + node);
            try (var rows = statement.executeQuery()) {
                rows.next();
                return rows.getInt(1);
            }
        }
    }

    private static Map<String, String> besides(RunningProduct first) {
        Map<String, String> settings = new HashMap<>(first.besides());
        settings.put("NODE_NAME", NODE);
        settings.put("STOP_DELAY", "2s");
        return settings;
    }
}
