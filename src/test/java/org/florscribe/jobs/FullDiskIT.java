package org.florscribe.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import org.florscribe.testing.Clinic;
import org.florscribe.testing.RunningProduct;
import org.florscribe.testing.SmallDisk;
import org.florscribe.testing.live.RecordingClient;
import org.florscribe.testing.live.RecordingSession;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A DATA_DIR on a small disk that fills up. Needs the right to mount one; where that is missing the report says so. */
@Tag("long")
class FullDiskIT {

    private static final int MOST_TRIES = 400;
    private static final int RECORDINGS = 25;

    @Test
    void what_was_accepted_is_kept_the_rest_is_refused_in_words_and_all_goes_on_when_there_is_space() throws Exception {
        Optional<SmallDisk> mounted = SmallDisk.mount(1_000);
        assumeThat(mounted)
                .as("this machine does not let its tests mount a small disk")
                .isPresent();
        try (SmallDisk disk = mounted.get();
                RunningProduct product = RunningProduct.startIn(disk.folder("data"), Map.of())) {
            Clinic clinic = Clinic.open(product);
            long server = product.serverProcess().pid();
            List<UUID> accepted = new ArrayList<>();
            List<UUID> spoken = new ArrayList<>();
            accepted.add(clinic.newVisitWithConsent());
            disk.fill();
            boolean refused = false;
            for (int i = 0; i < MOST_TRIES && !refused; i++) {
                Clinic.Answer visit = clinic.attach(accepted.get(0), "text/plain", talk(i));
                if (visit.status() == 202) {
                    spoken.add(accepted.get(0));
                    accepted.add(0, clinic.newVisitWithConsent());
                } else {
                    assertThat(visit.status()).as(visit.text()).isEqualTo(503);
                    assertThat(visit.header("Retry-After")).isPresent();
                    assertThat(visit.text()).contains("\"detail\"").doesNotContain("SQL", "Exception", "space");
                    refused = true;
                }
            }
            assertThat(refused).as("the disk got full").isTrue();
            assertThat(status(product, "/health/live")).isEqualTo(200);
            disk.free();
            awaitReady(product);
            assertThat(product.serverProcess().pid())
                    .as("nothing was restarted")
                    .isEqualTo(server);
            for (UUID visit : accepted) {
                clinic.get("/encounters/" + visit).expect(200);
            }
            for (UUID visit : spoken) {
                assertThat(clinic.awaitDraft(visit).get("stage").asText()).isEqualTo("IN_REVIEW");
            }
            clinic.attach(accepted.get(0), "text/plain", talk(0)).expect(202);
            assertThat(clinic.awaitDraft(accepted.get(0)).get("stage").asText()).isEqualTo("IN_REVIEW");
        }
    }

    private record Live(RecordingClient client, RecordingSession first, byte[] sound) {}

    /** More than the room that the database has made ready for its log. */
    @Test
    void visits_that_are_recorded_meanwhile_lose_nothing_and_the_server_stays() throws Exception {
        Optional<SmallDisk> mounted = SmallDisk.mount(1_000);
        assumeThat(mounted)
                .as("this machine does not let its tests mount a small disk")
                .isPresent();
        try (SmallDisk disk = mounted.get();
                RunningProduct product = RunningProduct.startIn(disk.folder("data"), Map.of())) {
            Clinic clinic = Clinic.open(product);
            long server = product.serverProcess().pid();
            List<Live> all = new ArrayList<>();
            for (int i = 0; i < RECORDINGS; i++) {
                byte[] sound = new byte[50 * 32_000];
                new Random(i).nextBytes(sound);
                RecordingClient client =
                        RecordingClient.begin(clinic, product::baseUrl, clinic.newVisitWithConsent(), sound, 1_000);
                all.add(new Live(client, client.connect(), sound));
            }
            disk.fill();
            all.forEach(it -> it.client().send(it.first(), it.client().frames()));
            Thread.sleep(20_000);
            assertThat(status(product, "/health/live")).isEqualTo(200);
            disk.free();
            awaitReady(product);
            for (Live each : all) {
                long acknowledged = each.first().acknowledged();
                each.first().cut();
                try (RecordingSession session = each.client().reconnect()) {
                    assertThat(each.client().next()).isGreaterThan(acknowledged);
                    each.client().send(session, each.client().frames());
                    assertThat(each.client().stop(session).get("sha256").asText())
                            .isEqualTo(HexFormat.of()
                                    .formatHex(
                                            MessageDigest.getInstance("SHA-256").digest(each.sound())));
                }
            }
            assertThat(product.serverProcess().pid()).isEqualTo(server);
            product.output().stream().filter(it -> it.contains("database")).forEach(System.out::println);
        }
    }

    private static void awaitReady(RunningProduct product) throws IOException, InterruptedException {
        long until = System.nanoTime() + Duration.ofMinutes(2).toNanos();
        while (status(product, "/health/ready") != 200) {
            assertThat(System.nanoTime()).as("ready again").isLessThan(until);
            Thread.sleep(250);
        }
    }

    private static String talk(int number) {
        return "Doctor: What brings you in?\nPatient: I have had a cough for " + (number + 2) + " days.\n"
                + "Patient: It is worse at night and I sleep badly.\nDoctor: I see.\n".repeat(200);
    }

    private static int status(RunningProduct product, String path) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(product.baseUrl().resolve(path))
                .timeout(Duration.ofSeconds(30))
                .build();
        return HttpClient.newHttpClient()
                .send(request, BodyHandlers.discarding())
                .statusCode();
    }
}
