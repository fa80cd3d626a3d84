package org.florscribe.live;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Supplier;
import org.florscribe.testing.Clinic;
import org.florscribe.testing.RunningProduct;
import org.florscribe.testing.live.RecordingClient;
import org.florscribe.testing.live.RecordingSession;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A clinic closes: all visits are over in one moment, and the database has hardly a connection for them. Each is told its end. */
@Tag("long")
class StoppedTogetherIT {

    private static final int RECORDINGS = 60;
    private static final int SECOND = 32_000;
    private static final Map<String, String> SCARCE = Map.of(
            "DB_POOL_MAX", "2",
            "DB_POOL_MIN", "2",
            "DB_POOL_WAIT", "100ms",
            "LIMIT_OPEN_RECORDINGS", "1000",
            "LIMIT_SOCKETS_PER_ADDRESS", "1000");

    private record Recorder(RecordingClient client, RecordingSession session, byte[] sound) {}

    @Test
    void each_of_many_that_stop_in_one_moment_is_told_its_end() throws Exception {
        try (RunningProduct product = RunningProduct.start(SCARCE)) {
            Clinic clinic = again(() -> Clinic.open(product));
            List<Recorder> all = new ArrayList<>();
            for (int i = 0; i < RECORDINGS; i++) {
                byte[] sound = new byte[3 * SECOND];
                new Random(i).nextBytes(sound);
                RecordingClient client = again(() ->
                        RecordingClient.begin(clinic, product::baseUrl, clinic.newVisitWithConsent(), sound, 1_000));
                RecordingSession session = connect(client);
                client.send(session, client.frames()); // one without sound is closed after 30 s
                all.add(new Recorder(client, session, sound));
            }
            for (Recorder each : all) {
                each.session()
                        .say("{\"type\":\"stop\",\"lastSequence\":"
                                + (each.client().frames() - 1) + "}");
            }
            for (Recorder each : all) {
                JsonNode end = each.session().await("stopped");
                assertThat(end.get("sha256").asText())
                        .isEqualTo(HexFormat.of()
                                .formatHex(MessageDigest.getInstance("SHA-256").digest(each.sound())));
                assertThat(each.session().awaitClose()).isEqualTo(1000);
            }
        }
    }

    /** A ticket is spent by the first try, whatever comes of it. */
    private static RecordingSession connect(RecordingClient client) throws InterruptedException {
        boolean[] spent = {false};
        return again(() -> {
            try {
                boolean first = !spent[0];
                spent[0] = true;
                return first ? client.connect() : client.reconnect();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        });
    }

    /** The few connections are in use by others now and then while all this is made ready. */
    private static <T> T again(Supplier<T> asking) throws InterruptedException {
        for (int i = 0; ; i++) {
            try {
                return asking.get();
            } catch (RuntimeException | AssertionError busy) {
                if (i == 20) {
                    throw busy;
                }
                Thread.sleep(200);
            }
        }
    }
}
