package org.florscribe.live;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.florscribe.testing.Clinic;
import org.florscribe.testing.RunningProduct;
import org.florscribe.testing.live.RecordingClient;
import org.florscribe.testing.live.RecordingSession;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A node is stopped, and another time killed for good, while visits are recorded on it: they go on elsewhere, whole. */
@Tag("long")
class KilledNodeIT {

    private static final int SECOND = 32_000;
    private static final int SECONDS = 20;
    private static final int STOPPED = 10;
    private static final int KILLED = 100;
    private static final int GOING_AWAY = 1001;
    private static final Map<String, String> ROOM =
            Map.of("LIMIT_OPEN_RECORDINGS", "1000", "LIMIT_SOCKETS_PER_ADDRESS", "1000");

    private final AtomicReference<URI> node = new AtomicReference<>(URI.create("/"));

    private record Recorder(RecordingClient client, byte[] sound, RecordingSession first) {}

    @Test
    void nothing_acknowledged_is_lost_with_a_node() throws Exception {
        try (RunningProduct first = RunningProduct.start(ROOM);
                RunningProduct second = RunningProduct.start(besides(first))) {
            Clinic clinic = Clinic.open(first);
            node.set(second.baseUrl());
            List<Recorder> stopped = begin(clinic, STOPPED);
            for (Recorder each : stopped) {
                each.client().send(each.first(), 10);
                each.first().awaitAcknowledged(9);
            }
            stopped.forEach(it -> it.client().send(it.first(), 1));
            Thread.sleep(300);
            second.stop();
            for (Recorder each : stopped) {
                assertThat(each.first().awaitClose()).isEqualTo(GOING_AWAY);
                assertThat(each.first().acknowledged()).as("all that came").isEqualTo(10);
            }
            finish(stopped, first);

            second.startAgain();
            node.set(second.baseUrl());
            List<Recorder> killed = begin(clinic, KILLED);
            Random random = new Random(11);
            for (int half = 0; half < SECONDS; half++) {
                for (Recorder each : killed) {
                    each.client().send(each.first(), 1 + random.nextInt(2));
                }
                Thread.sleep(100);
            }
            second.killLauncher();
            finish(killed, first);
        }
    }

    private List<Recorder> begin(Clinic clinic, int count) throws InterruptedException {
        List<Recorder> recorders = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            byte[] sound = new byte[SECONDS * SECOND];
            new Random(i).nextBytes(sound);
            UUID visit = clinic.newVisitWithConsent();
            RecordingClient client = RecordingClient.begin(clinic, node::get, visit, sound, 500);
            recorders.add(new Recorder(client, sound, client.connect()));
        }
        return recorders;
    }

    private void finish(List<Recorder> recorders, RunningProduct elsewhere) throws Exception {
        node.set(elsewhere.baseUrl());
        for (Recorder each : recorders) {
            long acknowledged = each.first().acknowledged();
            each.first().cut();
            try (RecordingSession session = each.client().reconnect()) {
                assertThat(each.client().next()).isGreaterThan(acknowledged);
                each.client().send(session, each.client().frames());
                JsonNode end = each.client().stop(session);
                assertThat(end.get("sha256").asText())
                        .isEqualTo(HexFormat.of()
                                .formatHex(MessageDigest.getInstance("SHA-256").digest(each.sound())));
                assertThat(session.awaitClose()).isEqualTo(1000);
            }
        }
    }

    private static Map<String, String> besides(RunningProduct first) {
        Map<String, String> settings = new HashMap<>(first.besides());
        settings.putAll(ROOM);
        return settings;
    }
}
