package org.florscribe.live;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.florscribe.testing.Clinic;
import org.florscribe.testing.RunningProduct;
import org.florscribe.testing.Tables;
import org.florscribe.testing.live.RecordingClient;
import org.florscribe.testing.live.RecordingSession;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What happens to a live recording beside its socket: requests, gaps, consent taken back, nobody there. */
class PostedRecordingIT {

    private static final int SECOND = 32_000;

    private final RunningProduct product = RunningProduct.shared();
    private final Clinic clinic = Clinic.open(product);
    private final Tables tables = new Tables(product);
    private final byte[] sound = sound();

    @Test
    void a_recording_comes_without_any_socket_and_tells_its_end_again() throws Exception {
        UUID visit = clinic.newVisitWithConsent();
        RecordingClient client = RecordingClient.begin(clinic, product::baseUrl, visit, sound, 1_000);
        String call = "/recordings/" + client.recordingId();

        assertThat(post(call, 0, 2).expect(200).json().get("acknowledged").asLong())
                .isEqualTo(1);
        assertThat(post(call, 4, 5).slug()).isEqualTo("gap");
        assertThat(post(call, 1, 4).expect(200).json().get("acknowledged").asLong())
                .as("one of them was here")
                .isEqualTo(3);
        clinic.post(call + "/gaps", "{\"kind\":\"muted\",\"afterSequence\":1,\"durationMs\":5}")
                .expect(204);
        clinic.post(call + "/gaps", "{\"kind\":\"muted\",\"afterSequence\":1,\"durationMs\":7000}")
                .expect(204);
        assertThat(clinic.post(call + "/gaps", "{\"kind\":\"bored\",\"afterSequence\":1,\"durationMs\":5}")
                        .status())
                .isEqualTo(400);
        assertThat(clinic.post(call + "/stop", "{\"lastSequence\":4}").slug()).isEqualTo("gap");
        JsonNode stopped =
                clinic.post(call + "/stop", "{\"lastSequence\":3}").expect(200).json();

        assertThat(stopped.get("sha256").asText()).isEqualTo(sha256(Arrays.copyOf(sound, 4 * SECOND)));
        assertThat(clinic.post(call + "/stop", "{\"lastSequence\":3}")
                        .expect(200)
                        .json())
                .isEqualTo(stopped);
        assertThat(clinic.post(call + "/stop", "{\"lastSequence\":2}").slug()).isEqualTo("recording-stopped");
        assertThat(post(call, 4, 5).slug()).isEqualTo("recording-stopped");
        assertThat(tables.column(
                        clinic.practiceId(),
                        "select kind || ' ' || offset_ms || ' ' || duration_ms from recording_gap where recording_id = ?",
                        client.recordingId()))
                .containsExactly("MUTED 2000 7000");
    }

    @Test
    void requests_go_on_where_a_socket_was_cut_with_the_token_alone() throws Exception {
        RecordingClient client =
                RecordingClient.begin(clinic, product::baseUrl, clinic.newVisitWithConsent(), sound, 1_000);
        try (RecordingSession session = client.connect()) {
            client.send(session, 3);
            session.awaitAcknowledged(2);
            String call = "/recordings/" + client.recordingId();
            Map<String, String> token = Map.of("X-Resume-Token", client.resumeToken());
            Clinic stranger = Clinic.open(product);

            stranger.send("POST", call + "/frames", BodyPublishers.ofByteArray(frames(3, 6)), frameHeaders(token))
                    .expect(200);
            assertThat(session.awaitClose()).isEqualTo(4409);
            assertThat(stranger.post(call + "/stop", "{\"lastSequence\":5}", token)
                            .expect(200)
                            .json()
                            .get("sha256")
                            .asText())
                    .isEqualTo(sha256(Arrays.copyOf(sound, 6 * SECOND)));
        }
    }

    @Test
    void time_goes_on_in_a_pause_and_silence_is_played_for_it() throws Exception {
        UUID visit = clinic.newVisitWithConsent();
        RecordingClient client = RecordingClient.begin(clinic, product::baseUrl, visit, sound, 500);
        try (RecordingSession session = client.connect()) {
            client.send(session, 3);
            session.say("{\"type\":\"pause\"}");
            session.say("{\"type\":\"resume\",\"afterSequence\":2,\"durationMs\":90000}");
            session.say("{\"type\":\"gap\",\"kind\":\"offline\",\"afterSequence\":-1,\"durationMs\":10}");
            client.send(session, 3);
            client.stop(session);
        }
        assertThat(tables.column(
                        clinic.practiceId(),
                        "select kind || ' ' || offset_ms || ' ' || duration_ms from recording_gap"
                                + " where recording_id = ? order by offset_ms",
                        client.recordingId()))
                .isEqualTo(List.of("OFFLINE 0 10", "PAUSED 1500 90000"));
        byte[] played =
                clinic.get("/encounters/" + visit + "/audio", "*/*").expect(200).bytes();
        int pauseFrom = 44 + (10 + 1_500) * 32;
        assertThat(played).hasSize(44 + (10 + 1_500 + 90_000 + 1_500) * 32);
        assertThat(Arrays.copyOfRange(played, 44 + 10 * 32, pauseFrom)).isEqualTo(Arrays.copyOf(sound, 1_500 * 32));
        assertThat(Arrays.copyOfRange(played, pauseFrom, pauseFrom + 90_000 * 32))
                .containsOnly(0);
        assertThat(Arrays.copyOfRange(played, pauseFrom + 90_000 * 32, played.length))
                .isEqualTo(Arrays.copyOfRange(sound, 1_500 * 32, 3_000 * 32));
    }

    @Test
    void consent_taken_back_stops_at_once_and_nobody_writes_it_down() throws Exception {
        UUID visit = clinic.newVisitWithConsent();
        RecordingClient client = RecordingClient.begin(clinic, product::baseUrl, visit, sound, 500);
        try (RecordingSession session = client.connect()) {
            client.send(session, 4);
            session.awaitAcknowledged(3);
            clinic.consent(visit, false);

            assertThat(session.await("error").get("code").asText()).isEqualTo("recording-stopped");
            assertThat(session.awaitClose()).isEqualTo(4404);
        }
        JsonNode now = clinic.get("/encounters/" + visit).json();
        assertThat(now.at("/attention/code").asText()).isEqualTo("CONSENT_WITHDRAWN");
        assertThat(now.get("steps")).isEmpty();
        assertThat(clinic.post("/recordings/" + client.recordingId() + "/ticket", "{}")
                        .slug())
                .isEqualTo("recording-stopped");
        clinic.consent(visit, true);
        clinic.await(visit, it -> it.get("stage").asText().equals("TRANSCRIBING"));
    }

    @Tag("long")
    @Test
    void what_nobody_goes_on_with_is_closed_with_what_it_has() throws Exception {
        UUID visit = clinic.newVisitWithConsent();
        RecordingClient client = RecordingClient.begin(clinic, product::baseUrl, visit, sound, 500);
        RecordingSession session = client.connect();
        client.send(session, 4);
        session.awaitAcknowledged(3);
        session.cut();
        tables.execute(clinic.practiceId(), "update live_recording set connected_at = now() - interval '31 minutes'");

        clinic.await(visit, it -> it.get("stage").asText().equals("TRANSCRIBING"), Duration.ofSeconds(90));
        assertThat(clinic.get("/encounters/" + visit + "/recordings")
                        .json()
                        .at("/items/0/notices")
                        .findValuesAsText("code"))
                .contains("INTERRUPTED");
        assertThat(tables.column(
                        clinic.practiceId(),
                        "select state || ' ' || duration_ms from live_recording where recording_id = ?",
                        client.recordingId()))
                .containsExactly("INTERRUPTED 2000");
    }

    private Clinic.Answer post(String call, int from, int to) {
        return clinic.send(
                "POST", call + "/frames", BodyPublishers.ofByteArray(frames(from, to)), frameHeaders(Map.of()));
    }

    private static Map<String, String> frameHeaders(Map<String, String> more) {
        Map<String, String> headers = new HashMap<>(more);
        headers.put("Content-Type", "application/octet-stream");
        return headers;
    }

    /** Frames of a second each. */
    private byte[] frames(int from, int to) {
        ByteBuffer body = ByteBuffer.allocate((to - from) * (8 + SECOND));
        for (int i = from; i < to; i++) {
            body.putInt(4 + SECOND).putInt(i).put(sound, i * SECOND, SECOND);
        }
        return body.array();
    }

    private static byte[] sound() {
        byte[] noise = new byte[10 * SECOND];
        new Random(5).nextBytes(noise);
        return noise;
    }

    private static String sha256(byte[] content) throws Exception {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
    }
}
