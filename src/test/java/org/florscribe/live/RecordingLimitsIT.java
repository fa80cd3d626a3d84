package org.florscribe.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.florscribe.testing.Clinic;
import org.florscribe.testing.RunningProduct;
import org.florscribe.testing.live.RecordingClient;
import org.florscribe.testing.live.RecordingSession;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A crowd is kept out with a reason, and those who are in notice nothing of it. */
class RecordingLimitsIT {

    private static final byte[] SOUND = new byte[4 * 32_000];

    private static RunningProduct product;

    @BeforeAll
    static void start() {
        product = RunningProduct.start(Map.of("LIMIT_OPEN_RECORDINGS", "4", "LIMIT_SOCKETS_PER_ADDRESS", "2"));
    }

    @AfterAll
    static void stop() {
        product.close();
    }

    @Test
    void a_practice_has_so_many_recordings_open_and_no_more() throws Exception {
        Clinic clinic = Clinic.open(product);
        RecordingClient first = begin(clinic);
        for (int i = 0; i < 3; i++) {
            begin(clinic);
        }

        Clinic.Answer refused = clinic.post("/encounters/" + clinic.newVisitWithConsent() + "/recordings", "{}")
                .expect(429);
        assertThat(refused.slug()).isEqualTo("too-many-recordings");
        begin(Clinic.open(product)); // of another practice

        clinic.post("/recordings/" + first.recordingId() + "/stop", "{\"lastSequence\":-1}")
                .expect(200);
        begin(clinic);
    }

    @Test
    void so_many_connections_come_from_one_address_and_the_next_is_told_why() throws Exception {
        Clinic clinic = Clinic.open(product);
        RecordingClient one = begin(clinic);
        RecordingClient other = begin(clinic);
        RecordingClient late = begin(clinic);
        try (RecordingSession first = one.connect();
                RecordingSession second = other.connect()) {
            try (RecordingSession third =
                    RecordingSession.open(product.baseUrl(), late.path(), late.ticket(), Map.of())) {
                assertThat(third.await("error").get("code").asText()).isEqualTo("too-many-recordings");
                assertThat(third.awaitClose()).isEqualTo(4429);
            }
            one.send(first, one.frames());
            one.stop(first);
            other.send(second, other.frames());
            other.stop(second);
        }
        try (RecordingSession again = late.reconnect()) {
            late.send(again, late.frames());
            again.awaitAcknowledged(late.frames() - 1);
        }
    }

    private static RecordingClient begin(Clinic clinic) {
        return RecordingClient.begin(clinic, product::baseUrl, clinic.newVisitWithConsent(), SOUND, 500);
    }
}
