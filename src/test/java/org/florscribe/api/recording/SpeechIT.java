package org.florscribe.api.recording;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.florscribe.testing.Clinic;
import org.florscribe.testing.RunningProduct;
import org.florscribe.testing.SharedProducts;
import org.florscribe.testing.sound.Ffmpeg;
import org.florscribe.testing.speech.AssemblyAiServer;
import org.florscribe.testing.speech.OpenAiSpeechServer;
import org.florscribe.testing.speech.SpeechDialect;
import org.florscribe.testing.speech.SpeechFault;
import org.florscribe.testing.tone.Heard;
import org.florscribe.testing.tone.ToneEncoder;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From a file to a draft: through the store, the decoder, the engines' own protocols and the pipeline, word for word. */
class SpeechIT {

    private static final String[] VIDEO = {
        "-f", "lavfi", "-i", "color=c=black:s=64x64:r=5", "-shortest", "-c:v", "mpeg4", "-c:a", "aac", "-b:a", "64k"
    };

    private static final ObjectMapper JSON = new ObjectMapper();

    private static RunningProduct product;

    private final OpenAiSpeechServer openAi = OpenAiSpeechServer.start(SpeechDialect.OPENAI);

    @BeforeAll
    static void start() {
        product = SharedProducts.withVendors();
    }

    @Test
    void a_recording_becomes_its_words_with_speakers_and_times_and_a_draft() throws Exception {
        Heard truth = ToneEncoder.standard().truth(SpeechDesk.VISIT);
        try (AssemblyAiServer vendor = AssemblyAiServer.start().withKey(SpeechDesk.KEY)) {
            SpeechDesk desk = new SpeechDesk(product);
            desk.engine("assemblyai", "Main", vendor.baseUrl(), "", true);
            UUID visit = desk.bring(ToneEncoder.standard().wav(SpeechDesk.VISIT));
            desk.awaitDraft(visit);

            JsonNode transcript = desk.transcript(visit);
            assertThat(transcript.get("engine").asText()).isEqualTo("Main");
            isWordForWord(transcript, truth);
            assertThat(transcript.findValuesAsText("role")).containsExactly("CLINICIAN", "PATIENT");
            assertThat(vendor.billedTwice()).isEmpty();
            assertThat(vendor.kept()).as("deleted there").isEmpty();
            assertThat(desk.tables.column(
                            desk.clinic.practiceId(),
                            "select (deleted_at is not null)::text from vendor_job where encounter_id = ?",
                            visit))
                    .containsExactly("true");
            assertThat(desk.clinic
                            .get("/encounters/" + visit + "/note", "text/plain")
                            .expect(200)
                            .text())
                    .contains("ibuprofen", "142/88");
        }
    }

    @Test
    void every_kind_of_file_gives_the_same_words_at_the_same_times() throws Exception {
        byte[] wav = ToneEncoder.standard().wav(SpeechDesk.VISIT);
        Map<String, byte[]> files = Map.of(
                "mp3", Ffmpeg.from(wav, "mp3", "-b:a", "64k"),
                "m4a", Ffmpeg.from(wav, "m4a", "-c:a", "aac", "-b:a", "64k"),
                "webm", Ffmpeg.from(wav, "webm", "-c:a", "libopus", "-b:a", "32k"),
                "ogg", Ffmpeg.from(wav, "ogg", "-c:a", "libopus", "-b:a", "32k"),
                "flac", Ffmpeg.from(wav, "flac"),
                "mp4", Ffmpeg.from(wav, "mp4", VIDEO));
        Heard truth = ToneEncoder.standard().truth(SpeechDesk.VISIT);
        try (AssemblyAiServer vendor = AssemblyAiServer.start().withKey(SpeechDesk.KEY)) {
            SpeechDesk desk = new SpeechDesk(product);
            desk.engine("assemblyai", "Main", vendor.baseUrl(), "", true);
            Map<String, UUID> visits = new TreeMap<>();
            files.forEach((kind, file) -> visits.put(kind, desk.bring(file)));
            for (UUID visit : visits.values()) {
                desk.awaitDraft(visit);
                isWordForWord(desk.transcript(visit), truth);
            }
            // two of them sound the same, and nothing is shared between visits
            assertThat(vendor.jobs()).hasSize(files.size());
            assertThat(vendor.kept()).isEmpty();
        }
    }

    /** The reference has one word that was not said: that is the error rate, counted by the product's own scorer. */
    @Test
    void known_recordings_tell_how_well_the_engines_of_a_practice_hear(@TempDir Path folder) throws Exception {
        Files.write(folder.resolve("visit.wav"), ToneEncoder.standard().wav(SpeechDesk.VISIT));
        ObjectNode known = JSON.createObjectNode().put("name", "visit").put("audio", "visit.wav");
        ArrayNode utterances = known.putArray("utterances");
        SpeechDesk.VISIT.forEach(line -> utterances
                .addObject()
                .put("speaker", line.speaker())
                .put("text", line.text().replace("left knee hurts", "right knee hurts")));
        JSON.writeValue(folder.resolve("visit.json").toFile(), known);
        SpeechDesk desk = new SpeechDesk(product);
        desk.engine("openai", "Main", openAi.baseUrl(), "whisper-1", true);

        ProcessBuilder measuring = new ProcessBuilder(
                "scripts/eval",
                "--url",
                product.baseUrl().toString(),
                "--email",
                desk.clinic.email(),
                "--password",
                Clinic.PASSWORD,
                "--speech",
                folder.toString());
        Process process = measuring.redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(process.waitFor()).as(said).isZero();
        Matcher words = Pattern.compile("words +([0-9]+) ").matcher(said);
        assertThat(words.find()).as(said).isTrue();
        String rate = String.format(Locale.ROOT, "%.2f", 100.0 / Integer.parseInt(words.group(1)));
        assertThat(said).contains("WER " + rate + " %", "sent to Main", "cost ");
    }

    @Test
    void a_visit_waits_without_an_engine_and_goes_on_by_itself_and_a_second_recording_is_put_behind() throws Exception {
        SpeechDesk desk = new SpeechDesk(product);
        desk.engine("openai", "Not allowed", openAi.baseUrl(), "whisper-1", false);
        UUID visit = desk.bring(ToneEncoder.standard().wav(SpeechDesk.VISIT));
        desk.awaitAttention(visit, "NO_ENGINE");
        assertThat(openAi.calls()).as("not one byte").isZero();

        desk.engine("openai", "Allowed", openAi.baseUrl(), "whisper-1", true);
        desk.awaitDraft(visit);
        Heard truth = ToneEncoder.standard().truth(SpeechDesk.VISIT);
        assertThat(SpeechDesk.text(desk.transcript(visit))).isEqualTo(truth.text());
        assertThat(desk.trail(visit))
                .containsExactly("Not allowed NOT_ALLOWED", "Not allowed NOT_ALLOWED", "Allowed DONE");

        desk.bring(visit, ToneEncoder.standard().lead(800).wav(SpeechDesk.VISIT));
        desk.clinic.await(
                visit,
                it -> SpeechDesk.lines(desk.transcript(visit)).size()
                        > truth.utterances().size());
        desk.awaitDraft(visit);
        List<JsonNode> lines = SpeechDesk.lines(desk.transcript(visit));
        long behind = truth.durationMs() + 800;
        assertThat(lines.get(lines.size() / 2).get("startMs").asLong()).isBetween(behind - 100, behind + 100);
        assertThat(openAi.billedTwice()).isEmpty();
    }

    @Test
    void when_an_engine_fails_the_next_one_writes_it_down_and_silence_goes_to_nobody() throws Exception {
        try (OpenAiSpeechServer broken = OpenAiSpeechServer.start(SpeechDialect.OPENAI)) {
            broken.always(SpeechFault.ERROR_500);
            SpeechDesk desk = new SpeechDesk(product);
            desk.engine("openai", "Broken", broken.baseUrl(), "whisper-1", true);
            desk.engine("openai", "Whole", openAi.baseUrl(), "gpt-4o-transcribe-diarize", true);
            UUID visit = desk.bring(ToneEncoder.standard().wav(SpeechDesk.VISIT));
            desk.awaitDraft(visit);
            assertThat(desk.transcript(visit).get("engine").asText()).isEqualTo("Whole");
            assertThat(desk.trail(visit)).endsWith("Whole DONE").startsWith("Broken TRANSIENT");

            int calls = openAi.calls() + broken.calls();
            byte[] silence = new byte[44 + 10 * 32_000];
            System.arraycopy(ToneEncoder.wavHeader(10 * 32_000, 16_000, 1), 0, silence, 0, 44);
            UUID silent = desk.bring(silence);
            desk.awaitAttention(silent, "NO_SPEECH");
            assertThat(openAi.calls() + broken.calls()).isEqualTo(calls);
            desk.clinic.get("/encounters/" + silent + "/transcript").expect(404);
            desk.clinic.get("/encounters/" + silent + "/note").expect(404);
        }
    }

    @Test
    void an_engine_is_told_the_language_and_expected_words_and_never_who_it_is_about() throws Exception {
        try (AssemblyAiServer vendor = AssemblyAiServer.start().withKey(SpeechDesk.KEY);
                OpenAiSpeechServer second = OpenAiSpeechServer.start(SpeechDialect.OPENAI)) {
            vendor.always(AssemblyAiServer.Step.POLL, SpeechFault.EMPTY);
            SpeechDesk desk = new SpeechDesk(product);
            desk.wanting(
                    desk.engine("assemblyai", "First", vendor.baseUrl(), "", true),
                    "Quimby brace, spirometer, Ottoline");
            desk.wanting(desk.engine("openai", "Second", second.baseUrl(), "whisper-1", true), "nebulizer");
            UUID patient = desk.clinic.post("/patients", """
                            {"givenName":"Ottoline","familyName":"Quimby","birthDate":"1961-03-04","sex":"female","mrn":"QX-5512","confirmNew":true}""").expect(201).id();
            UUID visit = desk.clinic
                    .post(
                            "/encounters",
                            "{\"patientId\":\"" + patient
                                    + "\",\"reason\":\"Mrs Quimby: Zestril 20 mg since 3/4/2021\",\"language\":\"en\"}")
                    .expect(201)
                    .id();
            desk.clinic.consent(visit, true);
            desk.bring(visit, ToneEncoder.standard().wav(SpeechDesk.VISIT));
            desk.awaitDraft(visit);

            JsonNode asked = vendor.jobs().get(0).request();
            assertThat(asked.get("language_code").asText()).isEqualTo("en");
            assertThat(asked.get("keyterms_prompt")).map(JsonNode::asText).containsExactly("lisinopril", "spirometer");
            Map<String, String> form = second.received().get(0).fields();
            assertThat(form).containsEntry("language", "en").containsEntry("prompt", "lisinopril, nebulizer.");
            assertThat(asked + form.toString())
                    .doesNotContainIgnoringCase("quimby")
                    .doesNotContainIgnoringCase("ottoline")
                    .doesNotContain("5512", "1961", "2021", visit.toString(), patient.toString());
            assertThat(desk.transcript(visit).get("language").asText()).isEqualTo("en");
        }
    }

    @Test
    void a_server_that_gives_text_alone_is_found_out_once() throws Exception {
        try (OpenAiSpeechServer simple =
                OpenAiSpeechServer.start(SpeechDialect.VLLM).withTextAlone()) {
            SpeechDesk desk = new SpeechDesk(product);
            UUID engine = desk.engine("openai", "Own", simple.baseUrl(), "whisper-large", true);
            for (int i = 0; i < 2; i++) {
                UUID visit = desk.bring(ToneEncoder.standard().lead(100 * i).wav(SpeechDesk.VISIT));
                desk.awaitDraft(visit);
            }
            assertThat(simple.refusals()).as("one upload for nothing").hasSize(1);
            assertThat(desk.clinic
                            .get("/engines/" + engine)
                            .expect(200)
                            .json()
                            .at("/found/form")
                            .asText())
                    .isEqualTo("PLAIN");

            JsonNode tested =
                    desk.clinic.post("/engines/" + engine + "/test", "").json();
            assertThat(tested.get("passed").asBoolean()).isTrue();
            assertThat(simple.refusals()).as("a test tries anew").hasSize(2);
        }
    }

    @Test
    void the_language_of_a_visit_can_be_named_later_and_left_to_be_found_out_again() {
        SpeechDesk desk = new SpeechDesk(product);
        UUID visit = desk.clinic.newVisit();
        assertThat(desk.clinic
                        .get("/encounters/" + visit)
                        .expect(200)
                        .json()
                        .get("language")
                        .isNull())
                .isTrue();
        assertThat(desk.speaks(visit, "es").expect(200).json().get("language").asText())
                .isEqualTo("es");
        assertThat(desk.speaks(visit, "klingon")
                        .expect(400)
                        .json()
                        .at("/errors/0/message")
                        .asText())
                .contains("ISO 639-1");
        assertThat(desk.speaks(visit, "").expect(200).json().get("language").isNull())
                .isTrue();
        desk.clinic
                .patch("/encounters/" + visit, "{\"language\":\"es\"}", Map.of())
                .expect(428);
    }

    private static void isWordForWord(JsonNode transcript, Heard truth) {
        List<JsonNode> lines = SpeechDesk.lines(transcript);
        assertThat(lines).hasSameSizeAs(truth.utterances());
        for (int i = 0; i < lines.size(); i++) {
            Heard.Utterance said = truth.utterances().get(i);
            assertThat(lines.get(i).get("text").asText()).isEqualTo(said.text());
            assertThat(lines.get(i).get("speakerId").asText())
                    .isEqualTo(said.speaker().equals("doctor") ? "s1" : "s2");
            isNear(lines.get(i).get("startMs").asLong(), said.startMs());
            isNear(lines.get(i).get("endMs").asLong(), said.endMs());
        }
    }

    private static void isNear(long heardMs, long saidMs) {
        assertThat(heardMs).isBetween(saidMs - 100, saidMs + 100);
    }
}
