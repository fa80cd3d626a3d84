package org.florscribe.live;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.WebSocketHandshakeException;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CompletionException;
import org.florscribe.testing.Clinic;
import org.florscribe.testing.RunningProduct;
import org.florscribe.testing.SecurityLog;
import org.florscribe.testing.Tables;
import org.florscribe.testing.live.RecordingClient;
import org.florscribe.testing.live.RecordingSession;
import org.junit.jupiter.api.Test;

/** A visit recorded live, by the published protocol. */
class LiveRecordingIT {

    private static final int SECOND = 32_000;

    private final RunningProduct product = RunningProduct.shared();
    private final Clinic clinic = Clinic.open(product);
    private final Tables tables = new Tables(product);

    @Test
    void without_consent_nothing_is_opened_or_stored() throws Exception {
        UUID visit = clinic.newVisit();

        assertThat(clinic.post("/encounters/" + visit + "/recordings", "{}").slug())
                .isEqualTo("consent-required");

        assertThat(tables.count(clinic.practiceId(), "recording", "encounter_id", visit))
                .isZero();
        assertThat(tables.count(clinic.practiceId(), "live_segment", "practice_id", clinic.practiceId()))
                .isZero();
    }

    @Test
    void what_was_acknowledged_is_what_is_played_afterwards() throws Exception {
        UUID visit = clinic.newVisitWithConsent();
        byte[] sound = sound(7 * SECOND + 50 * 32);
        RecordingClient client = begin(visit, sound, 250);

        JsonNode stopped;
        try (RecordingSession session = client.connect()) {
            assertThat(session.subprotocol()).isEqualTo(RecordingSession.PROTOCOL);
            assertThat(session.await("notice").get("code").asText()).isEqualTo("captions-unavailable");
            client.send(session, 10);
            session.awaitAcknowledged(9);
            assertThat(clinic.get("/encounters/" + visit).json().get("stage").asText())
                    .isEqualTo("RECORDING");
            assertThat(played(visit))
                    .as("while it is recorded")
                    .isEqualTo(sha256(Arrays.copyOf(sound, 10 * SECOND / 4)));
            client.send(session, client.frames());
            stopped = client.stop(session);
            assertThat(session.acknowledged()).isEqualTo(client.frames() - 1);
            assertThat(session.awaitClose()).isEqualTo(1000);
        }

        assertThat(stopped.get("lastSequence").asLong()).isEqualTo(client.frames() - 1);
        assertThat(stopped.get("durationMs").asLong()).isEqualTo(sound.length / 32);
        assertThat(stopped.get("sha256").asText()).isEqualTo(sha256(sound));
        clinic.await(visit, it -> it.get("stage").asText().equals("TRANSCRIBING"));
        clinic.awaitSound(visit);
        assertThat(played(visit)).as("from the audio store").isEqualTo(sha256(sound));
        assertThat(tables.count(clinic.practiceId(), "live_segment", "recording_id", client.recordingId()))
                .isZero();
        assertThat(clinic.post("/recordings/" + client.recordingId() + "/ticket", "{}")
                        .slug())
                .isEqualTo("recording-stopped");
    }

    @Test
    void a_recording_goes_on_after_its_connection_was_cut() throws Exception {
        UUID visit = clinic.newVisitWithConsent();
        byte[] sound = sound(6 * SECOND);
        RecordingClient client = begin(visit, sound, 500);
        RecordingSession first = client.connect();
        client.send(first, 5);
        first.awaitAcknowledged(3);
        first.cut();

        try (RecordingSession second = client.reconnect()) {
            assertThat(client.next()).isBetween(4L, 5L);
            client.send(second, client.frames());
            assertThat(client.stop(second).get("sha256").asText()).isEqualTo(sha256(sound));
        }
    }

    @Test
    void the_token_of_the_opening_asks_for_tickets_without_a_session() throws Exception {
        RecordingClient client = begin(clinic.newVisitWithConsent(), sound(SECOND), 500);
        String call = "/recordings/" + client.recordingId() + "/ticket";
        Clinic stranger = Clinic.open(product);

        assertThat(stranger.post(call, "{}").status()).isEqualTo(404);
        JsonNode opened = stranger.post(call, "{}", Map.of("X-Resume-Token", client.resumeToken()))
                .expect(200)
                .json();
        assertThat(opened.get("bufferKey").asText()).hasSize(44);
        assertThat(opened.path("resumeToken").isTextual()).isFalse();
        assertThat(stranger.post(call, "{}", Map.of("X-Resume-Token", client.ticket()))
                        .status())
                .isEqualTo(401);
        UUID other = begin(clinic.newVisitWithConsent(), sound(SECOND), 500).recordingId();
        assertThat(stranger.post(
                                "/recordings/" + other + "/ticket",
                                "{}",
                                Map.of("X-Resume-Token", client.resumeToken()))
                        .status())
                .isEqualTo(401);

        String renewed = clinic.post(call + "?newResumeToken=true", "{}")
                .expect(200)
                .json()
                .get("resumeToken")
                .asText();
        stranger.post(call, "{}", Map.of("X-Resume-Token", renewed)).expect(200);
        assertThat(stranger.post(call, "{}", Map.of("X-Resume-Token", client.resumeToken()))
                        .status())
                .as("the one before")
                .isEqualTo(401);
    }

    @Test
    void a_ticket_opens_one_connection_once_from_where_it_may() throws Exception {
        RecordingClient client = begin(clinic.newVisitWithConsent(), sound(SECOND), 500);

        assertThat(handshake("", Map.of())).isEqualTo(401);
        assertThat(handshake("A".repeat(43), Map.of())).isEqualTo(401);
        SecurityLog.await(product, "spent-ticket");
        assertThat(handshake(client.ticket(), Map.of("Origin", "https://elsewhere.example")))
                .isEqualTo(403);
        try (RecordingSession session = client.connect()) {
            assertThat(handshake(client.ticket(), Map.of())).as("spent").isEqualTo(401);
            String next = clinic.post("/recordings/" + client.recordingId() + "/ticket", "{}")
                    .json()
                    .get("ticket")
                    .asText();
            tables.execute(clinic.practiceId(), "update recording_ticket set expires_at = now() - interval '1 second'");
            assertThat(handshake(next, Map.of())).as("expired").isEqualTo(401);
            assertThat(session.closedNow()).isEmpty();
        }
    }

    @Test
    void a_second_connection_owns_the_recording_and_the_first_harms_nothing() throws Exception {
        byte[] sound = sound(4 * SECOND);
        RecordingClient client = begin(clinic.newVisitWithConsent(), sound, 500);
        RecordingSession first = client.connect();
        client.send(first, 4);
        first.awaitAcknowledged(3);

        try (RecordingSession second = client.reconnect()) {
            assertThat(first.awaitClose()).isEqualTo(4409);
            assertThat(client.next()).isEqualTo(4);
            client.send(second, client.frames());
            assertThat(client.stop(second).get("sha256").asText()).isEqualTo(sha256(sound));
        }
    }

    @Test
    void what_is_not_of_the_protocol_is_refused_with_its_code() throws Exception {
        RecordingClient client = begin(clinic.newVisitWithConsent(), sound(SECOND), 500);
        isRefused(client, session -> session.binary(ByteBuffer.allocate(3)), 4400, "malformed");
        isRefused(client, session -> session.frame(0, new byte[641]), 4400, "malformed");
        isRefused(client, session -> session.frame(0, new byte[32_004 + 200]), 4400, "malformed");
        isRefused(client, session -> session.frame(0, new byte[33_000]), 4413, "frame-too-large");
        isRefused(client, session -> session.frame(1, new byte[16_000]), 4400, "gap");
        isRefused(client, session -> session.say("{\"type\":\"dance\"}"), 4400, "malformed");
        isRefused(client, session -> session.say("nonsense"), 4400, "malformed");
        isRefused(client, session -> session.say("{\"type\":\"stop\",\"lastSequence\":7}"), 4400, "gap");
        try (RecordingSession session = client.reconnect()) {
            session.frame(0, new byte[16_000]);
            session.frame(0, new byte[16_000]);
            session.awaitAcknowledged(0);
            session.frame(0, new byte[16_000]);
            session.frame(1, new byte[16_000]);
            session.awaitAcknowledged(1);
            session.say("{\"type\":\"stop\",\"lastSequence\":1}");
            assertThat(session.await("stopped").get("durationMs").asLong()).isEqualTo(1_000);
        }
    }

    private interface Act {
        void on(RecordingSession session);
    }

    private static void isRefused(RecordingClient client, Act act, int code, String slug) throws InterruptedException {
        try (RecordingSession session = client.reconnect()) {
            act.on(session);
            assertThat(session.await("error").get("code").asText()).isEqualTo(slug);
            assertThat(session.awaitClose()).isEqualTo(code);
        }
    }

    private int handshake(String ticket, Map<String, String> headers) {
        try {
            RecordingSession.open(product.baseUrl(), "/api/realtime/ws", ticket, headers)
                    .close();
            return 101;
        } catch (CompletionException e) {
            if (e.getCause() instanceof WebSocketHandshakeException refused) {
                return refused.getResponse().statusCode();
            }
            throw e;
        }
    }

    private RecordingClient begin(UUID visit, byte[] sound, int frameMs) {
        return RecordingClient.begin(clinic, product::baseUrl, visit, sound, frameMs);
    }

    private String played(UUID visit) throws Exception {
        byte[] wav =
                clinic.get("/encounters/" + visit + "/audio", "*/*").expect(200).bytes();
        return sha256(Arrays.copyOfRange(wav, 44, wav.length));
    }

    private static byte[] sound(int bytes) {
        byte[] noise = new byte[bytes];
        new Random(bytes).nextBytes(noise);
        return noise;
    }

    private static String sha256(byte[] content) throws Exception {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
    }
}
