package org.florscribe.api.recording;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.florscribe.testing.Await;
import org.florscribe.testing.RunningProduct;
import org.florscribe.testing.SharedProducts;
import org.florscribe.testing.live.RecordingClient;
import org.florscribe.testing.live.RecordingSession;
import org.florscribe.testing.speech.AssemblyAiStreamingServer;
import org.florscribe.testing.speech.AssemblyAiStreamingServer.Fault;
import org.florscribe.testing.speech.OpenAiSpeechServer;
import org.florscribe.testing.speech.SpeechDialect;
import org.florscribe.testing.tone.Heard;
import org.florscribe.testing.tone.ToneEncoder;
import org.florscribe.testing.tone.ToneLine;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Captions through the running product: from the frames of one who records to an engine that writes along, and back. */
class CaptionsIT {

    private static final int FRAME_MS = 500;
    private static final List<ToneLine> VISIT = List.of(
            ToneLine.of("doctor", "What brings you in?"), ToneLine.of("patient", "I take lisinopril for my heart."));
    private static final ToneEncoder VOICE = ToneEncoder.standard().lead(1_500);
    private static final int SILENCE_AFTER_MS = 4_000;
    private static final byte[] SOUND = withSilence(VOICE.pcm(VISIT));
    private static final Heard TRUTH = VOICE.truth(VISIT);

    private static RunningProduct product;

    private final AssemblyAiStreamingServer vendor = AssemblyAiStreamingServer.start(SpeechDesk.KEY);

    @BeforeAll
    static void start() {
        product = SharedProducts.withVendors();
    }

    @AfterEach
    void hangUp() {
        vendor.close();
    }

    @Test
    void words_reach_the_one_who_records_while_they_are_spoken_and_the_transcript_comes_from_another_engine()
            throws Exception {
        try (OpenAiSpeechServer batch = OpenAiSpeechServer.start(SpeechDialect.OPENAI)) {
            SpeechDesk desk = new SpeechDesk(product);
            desk.captions("Along", vendor.baseUrl(), true);
            desk.engine("openai", "Main", batch.baseUrl(), "gpt-4o-transcribe-diarize", true);
            UUID visit = desk.clinic.newVisitWithConsent();
            RecordingClient client = RecordingClient.begin(desk.clinic, product::baseUrl, visit, SOUND, FRAME_MS);

            Map<Integer, String> shown = new TreeMap<>();
            try (RecordingSession session = client.connect()) {
                playInRealTime(client, session, client.frames());
                while (!shown.getOrDefault(1, "").endsWith("heart.")) {
                    JsonNode caption = session.await("caption");
                    shown.put(
                            caption.get("utterance").asInt(),
                            caption.get("text").asText());
                    assertThat(caption.get("endMs").asLong()).isLessThanOrEqualTo(SOUND.length / 32L);
                }
                client.stop(session);
            }

            assertThat(shown.values())
                    .containsExactlyElementsOf(TRUTH.utterances().stream()
                            .map(Heard.Utterance::text)
                            .toList());
            desk.awaitDraft(visit);
            assertThat(desk.transcript(visit).get("engine").asText()).isEqualTo("Main");
            assertThat(vendor.sessions()).hasSize(1).allMatch(it -> it.isTerminated());
            assertThat(vendor.refusals()).isEmpty();
            Await.until(
                    "the bill",
                    Duration.ofSeconds(10),
                    () -> captioned(desk, visit)
                            .equals(List.of("DONE " + vendor.sessions().get(0).audioMs())));
            assertThat(kept(desk, visit)).as("heard by an engine, so not kept").containsExactly("0");
        }
    }

    @Test
    void captions_stand_in_where_no_engine_can_hear_the_recording() throws Exception {
        SpeechDesk desk = new SpeechDesk(product);
        desk.captions("Along", vendor.baseUrl(), true);
        UUID visit = desk.clinic.newVisitWithConsent();
        RecordingClient client = RecordingClient.begin(desk.clinic, product::baseUrl, visit, SOUND, FRAME_MS);
        try (RecordingSession session = client.connect()) {
            playInRealTime(client, session, 3);
            session.say("{\"type\":\"gap\",\"kind\":\"muted\",\"afterSequence\":2,\"durationMs\":60000}");
            playInRealTime(client, session, client.frames() - 3);
            Await.until(
                    "kept captions",
                    Duration.ofSeconds(10),
                    () -> kept(desk, visit).equals(List.of("2")));
            client.stop(session);
        }

        desk.awaitDraft(visit);
        JsonNode transcript = desk.transcript(visit);
        assertThat(transcript.get("engine").asText()).isEqualTo("live captions");
        assertThat(SpeechDesk.text(transcript)).isEqualTo(TRUTH.text());
        assertThat(transcript.get("gaps")).hasToString("[{\"kind\":\"muted\",\"startMs\":1500,\"endMs\":61500}]");
        assertThat(SpeechDesk.lines(transcript).get(1).get("startMs").asLong())
                .as("behind the gap")
                .isBetween(
                        60_000 + TRUTH.utterances().get(1).startMs() - 100,
                        60_000 + TRUTH.utterances().get(1).startMs() + 100);
        assertThat(kept(desk, visit)).containsExactly("0");
    }

    @ParameterizedTest
    @EnumSource(
            value = Fault.class,
            names = {"HANG", "CLOSE", "GARBAGE", "CUT"})
    void a_caption_engine_that_fails_never_touches_the_recording(Fault fault) throws Exception {
        vendor.withNext(fault, fault, fault, fault, fault, fault);
        SpeechDesk desk = new SpeechDesk(product);
        desk.captions("Along", vendor.baseUrl(), true);
        UUID visit = desk.clinic.newVisitWithConsent();
        RecordingClient client = RecordingClient.begin(desk.clinic, product::baseUrl, visit, SOUND, FRAME_MS);
        try (RecordingSession session = client.connect()) {
            playInRealTime(client, session, 5);
            client.send(session, client.frames());
            assertThat(client.stop(session).get("sha256").asText()).isEqualTo(sha256(SOUND));
            assertThat(session.awaitClose()).isEqualTo(1000);
        }
        assertThat(vendor.sessions()).isNotEmpty();
    }

    @Test
    void nothing_is_sent_to_an_engine_that_may_not_receive_patient_data() throws Exception {
        SpeechDesk desk = new SpeechDesk(product);
        desk.captions("Along", vendor.baseUrl(), false);
        UUID visit = desk.clinic.newVisitWithConsent();
        RecordingClient client = RecordingClient.begin(desk.clinic, product::baseUrl, visit, SOUND, FRAME_MS);
        try (RecordingSession session = client.connect()) {
            client.send(session, client.frames());
            assertThat(session.await("notice").get("code").asText()).isEqualTo("captions-unavailable");
            client.stop(session);
        }
        assertThat(vendor.sessions()).isEmpty();
    }

    /** The vendor understands a word when it has heard that nothing more belongs to it. */
    private static byte[] withSilence(byte[] pcm) {
        return Arrays.copyOf(pcm, pcm.length + SILENCE_AFTER_MS * RecordingClient.BYTES_PER_MS);
    }

    private static void playInRealTime(RecordingClient client, RecordingSession session, long frames)
            throws InterruptedException {
        for (long i = 0; i < frames; i++) {
            client.send(session, 1);
            Thread.sleep(FRAME_MS);
        }
    }

    private static List<String> captioned(SpeechDesk desk, UUID visit) throws Exception {
        return desk.tables.column(
                desk.clinic.practiceId(),
                "select outcome || ' ' || audio_ms from engine_call where encounter_id = ? and task = 'CAPTION'",
                visit);
    }

    private static List<String> kept(SpeechDesk desk, UUID visit) throws Exception {
        return desk.tables.column(
                desk.clinic.practiceId(), "select count(*)::text from caption where encounter_id = ?", visit);
    }

    private static String sha256(byte[] sound) throws Exception {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(sound));
    }
}
