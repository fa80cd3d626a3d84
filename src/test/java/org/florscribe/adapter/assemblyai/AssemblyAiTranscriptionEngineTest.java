package org.florscribe.adapter.assemblyai;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.florscribe.clinical.transcript.SpokenText;
import org.florscribe.clinical.transcript.SpokenText.Phrase;
import org.florscribe.clinical.transcript.SpokenText.Word;
import org.florscribe.clinical.transcript.TranscriptionRequest;
import org.florscribe.platform.outbound.LoopbackClient;
import org.florscribe.platform.outbound.SetHints;
import org.florscribe.practice.engine.EngineAccess;
import org.florscribe.practice.engine.EngineFailure;
import org.florscribe.practice.engine.EngineFault;
import org.florscribe.practice.identity.Caller;
import org.florscribe.practice.identity.CurrentCaller;
import org.florscribe.testing.SetClock;
import org.florscribe.testing.speech.AssemblyAiJob;
import org.florscribe.testing.speech.AssemblyAiServer;
import org.florscribe.testing.speech.AssemblyAiServer.Step;
import org.florscribe.testing.speech.NotedJobs;
import org.florscribe.testing.speech.SpeechFault;
import org.florscribe.testing.speech.WholeSound;
import org.florscribe.testing.tone.Heard;
import org.florscribe.testing.tone.ToneEncoder;
import org.florscribe.testing.tone.ToneLine;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AssemblyAiTranscriptionEngineTest {

    private static final List<ToneLine> VISIT = List.of(
            ToneLine.of("patient", "My left knee hurts, doctor."),
            ToneLine.of("doctor", "Since when?"),
            ToneLine.of("patient", "Tuesday."));

    private static final Heard TRUTH = ToneEncoder.standard().truth(VISIT);
    private static final WholeSound AUDIO =
            WholeSound.wav(ToneEncoder.standard().wav(VISIT));

    private final SetClock clock = new SetClock();
    private final List<Duration> pauses = new ArrayList<>();
    private final NotedJobs jobs = new NotedJobs();
    private final CurrentCaller callers = new CurrentCaller();
    private final AssemblyAiServer server = AssemblyAiServer.start(clock);
    private final AssemblyAiTranscriptionEngine engine = new AssemblyAiTranscriptionEngine(
            new AssemblyAiHttp(LoopbackClient.make(), clock),
            (job, longest, told) -> {
                pauses.add(longest);
                clock.pass(longest);
                return told;
            },
            SetHints.at("https://scribe.practice.example"),
            callers,
            clock);

    @AfterEach
    void stop() {
        assertThat(server.refusals().stream().filter(it -> it.startsWith("429")))
                .isEmpty();
        server.close();
    }

    @Test
    void words_voices_and_times_are_those_that_were_spoken() {
        SpokenText text = engine.transcribe(access(), request());

        assertThat(text.language()).contains("en");
        assertThat(text.phrases().stream().map(it -> it.voice().orElse("") + ": " + it.text()))
                .containsExactly("A: My left knee hurts, doctor.", "B: Since when?", "A: Tuesday.");
        for (int i = 0; i < 3; i++) {
            Phrase phrase = text.phrases().get(i);
            assertThat(Math.abs(phrase.startMs() - TRUTH.utterances().get(i).startMs()))
                    .isLessThan(10);
            assertThat(phrase.words().stream().map(Word::text).toList())
                    .isEqualTo(TRUTH.utterances().get(i).words().stream()
                            .map(Heard.Word::text)
                            .toList());
        }
        assertThat(server.refusals()).isEmpty();
        assertThat(jobs.notes()).containsExactly("uploaded", "started");
        assertThat(pauses.get(0)).isEqualTo(Duration.ofSeconds(3));
    }

    @Test
    void what_is_asked_is_what_the_vendor_understands() {
        EngineAccess access = access(
                Map.of("keyTerms", "true", "domain", "medical-v1", "speechModels", "universal-2, universal-3-pro"));
        List<String> terms = List.of("Hämoglobin", "knee", "one two three four five six seven", "metformin  500");

        engine.transcribe(
                access, new TranscriptionRequest(AUDIO, Optional.of("es"), terms, Duration.ofMinutes(20), jobs));

        AssemblyAiJob job = server.jobs().get(0);
        assertThat(job.request().path("speech_models").toString()).isEqualTo("[\"universal-2\",\"universal-3-pro\"]");
        assertThat(job.request().path("keyterms_prompt").toString()).isEqualTo("[\"Hamoglobin\",\"metformin 500\"]");
        assertThat(job.request().path("language_code").asText()).isEqualTo("es");
        assertThat(job.request().path("speaker_options").toString())
                .isEqualTo("{\"min_speakers_expected\":2,\"max_speakers_expected\":4}");
        assertThat(job.request().path("domain").asText()).isEqualTo("medical-v1");
        assertThat(job.request().has("language_detection")).isFalse();
    }

    @Test
    void a_hint_is_asked_for_only_where_it_could_reach_us_and_an_admin_wants_it() {
        EngineAccess wanted = access(Map.of("webhook", "true"));
        UUID practice = UUID.randomUUID();
        callers.runAs(Caller.system(practice, "1"), () -> engine.transcribe(wanted, request()));
        AssemblyAiJob job = server.jobs().get(0);
        assertThat(job.request().path("webhook_url").asText())
                .isEqualTo("https://scribe.practice.example/api/webhooks/assemblyai/" + practice);
        assertThat(job.request().path("webhook_auth_header_name").asText()).isEqualTo("Florscribe-Hint");
        assertThat(job.request().path("webhook_auth_header_value").asText()).hasSize(64);
        engine.cleanUp(wanted, jobs);

        engine.transcribe(access(), request());
        assertThat(server.jobs().get(1).request().has("webhook_url")).isFalse();
    }

    @Test
    void the_state_is_asked_for_less_and_less_often() {
        server.workingFor(8);
        engine.transcribe(access(), request());
        assertThat(pauses).hasSize(9).isSorted();
        assertThat(pauses.get(8)).isEqualTo(Duration.ofSeconds(15));
    }

    @Test
    void a_hint_that_comes_right_after_a_question_does_not_make_us_ask_twice_in_a_second() {
        server.workingFor(3);
        AssemblyAiTranscriptionEngine hurried = new AssemblyAiTranscriptionEngine(
                new AssemblyAiHttp(LoopbackClient.make(), clock),
                (job, longest, told) -> {
                    boolean hint = !told && pauses.size() == 2; // in the moment after the second question
                    pauses.add(longest);
                    if (!hint) {
                        clock.pass(longest);
                    }
                    return told || hint;
                },
                SetHints.at("https://scribe.practice.example"),
                callers,
                clock);

        assertThat(hurried.transcribe(access(), request()).phrases()).hasSize(3);
        assertThat(pauses.get(3)).isEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void a_killed_node_goes_on_with_the_job_that_is_known() {
        AssemblyAiTranscriptionEngine dying = new AssemblyAiTranscriptionEngine(
                new AssemblyAiHttp(LoopbackClient.make(), clock),
                (job, longest, told) -> {
                    throw new IllegalStateException("killed");
                },
                SetHints.at("http://127.0.0.1:8080"),
                callers,
                clock);
        assertThatThrownBy(() -> dying.transcribe(access(), request())).hasMessage("killed");

        assertThat(engine.transcribe(access(), request()).phrases()).hasSize(3);

        assertThat(server.jobs()).hasSize(1);
        assertThat(server.uploads()).isEqualTo(1);
        assertThat(jobs.notes()).containsExactly("uploaded", "started");
    }

    @Test
    void a_lost_answer_starts_no_second_job() {
        server.withNext(Step.START, SpeechFault.HALF_ANSWER);
        assertThat(engine.transcribe(access(), request()).phrases()).hasSize(3);
        assertThat(server.jobs()).hasSize(1);

        NotedJobs others = new NotedJobs();
        server.withNext(Step.START, SpeechFault.ERROR_500);
        engine.transcribe(
                access(), new TranscriptionRequest(AUDIO, Optional.empty(), List.of(), Duration.ofMinutes(20), others));
        assertThat(server.jobs()).hasSize(2);
    }

    @Test
    void an_upload_that_is_known_is_not_sent_again_and_its_job_is_looked_for() {
        engine.transcribe(access(), request());
        String url = server.jobs().get(0).request().path("audio_url").asText();
        NotedJobs afterCrash = new NotedJobs();
        afterCrash.uploaded(url);
        clock.pass(Duration.ofSeconds(5));

        engine.transcribe(
                access(),
                new TranscriptionRequest(AUDIO, Optional.empty(), List.of(), Duration.ofMinutes(20), afterCrash));

        assertThat(server.uploads()).isEqualTo(1);
        assertThat(server.jobs()).hasSize(1);
        assertThat(server.billedTwice()).isEmpty();
    }

    @Test
    void a_job_the_vendor_forgot_is_done_anew() {
        jobs.uploaded("http://gone");
        jobs.started(UUID.randomUUID().toString());

        assertThat(engine.transcribe(access(), request()).phrases()).hasSize(3);
        assertThat(server.jobs()).hasSize(1);
    }

    @Test
    void what_the_vendor_keeps_is_deleted_and_that_is_shown() {
        engine.transcribe(access(), request());
        assertThat(server.kept()).hasSize(1);

        engine.cleanUp(access(), jobs);
        engine.cleanUp(access(), jobs);

        assertThat(server.kept()).isEmpty();
        assertThat(jobs.notes()).containsExactly("uploaded", "started", "deleted");
    }

    @Test
    void a_deletion_that_fails_is_not_believed() {
        engine.transcribe(access(), request());
        server.withNext(Step.DELETE, SpeechFault.ERROR_500);
        assertThatThrownBy(() -> engine.cleanUp(access(), jobs)).isInstanceOf(EngineFailure.class);
        assertThat(jobs.find()).isPresent();
        engine.cleanUp(access(), jobs);
        assertThat(jobs.find()).isEmpty();
    }

    @Test
    void a_job_whose_start_was_never_noted_is_found_and_deleted() {
        engine.transcribe(access(), request());
        NotedJobs afterCrash = new NotedJobs();
        afterCrash.uploaded(server.jobs().get(0).request().path("audio_url").asText());
        engine.cleanUp(access(), afterCrash);
        assertThat(server.kept()).isEmpty();
    }

    @Test
    void a_job_that_takes_too_long_is_deleted_there() {
        server.workingUntilTold();
        assertFails(EngineFault.TRANSIENT, Duration.ofMinutes(2));
        assertThat(server.kept()).isEmpty();
        assertThat(jobs.find()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "'Server error, developers alerted', TRANSIENT",
        "'File does not appear to contain audio', INPUT",
        "'Download error, unable to download', INPUT"
    })
    void a_job_that_fails_says_whose_fault_it_is(String words, EngineFault fault) {
        server.failingNextJob(words);
        assertFails(fault, Duration.ofMinutes(20));
        assertThat(server.kept()).isEmpty();
    }

    @Test
    void an_optional_wish_that_is_refused_is_dropped_once() {
        EngineAccess access = access(Map.of("keyTerms", "true"));
        List<String> greek = List.of("\u03b1\u03b2\u03b3\u03b4\u03b5\u03b6");
        engine.transcribe(
                access, new TranscriptionRequest(AUDIO, Optional.empty(), greek, Duration.ofMinutes(20), jobs));
        assertThat(server.refusals()).containsExactly("400 keyterms_prompt: unsupported characters");
        assertThat(server.jobs().get(0).request().has("keyterms_prompt")).isFalse();
        assertThatThrownBy(() -> engine.transcribe(
                        access(Map.of("speechModels", "no-such-model")),
                        new TranscriptionRequest(
                                AUDIO, Optional.empty(), List.of(), Duration.ofMinutes(20), new NotedJobs())))
                .isInstanceOf(EngineFailure.class);
    }

    @ParameterizedTest
    @CsvSource({
        "UPLOAD, UNAUTHORIZED_401, CONFIGURATION",
        "UPLOAD, RATE_429, BUSY",
        "UPLOAD, ERROR_500, TRANSIENT",
        "UPLOAD, UNAVAILABLE_503, TRANSIENT",
        "UPLOAD, HALF_ANSWER, BAD_SUCCESS",
        "UPLOAD, WRONG_SCHEMA, BAD_SUCCESS",
        "UPLOAD, TOO_LARGE_413, INPUT",
        "START, BAD_REQUEST_400, INPUT",
        "START, FORBIDDEN_403, CONFIGURATION",
        "START, QUOTA_429, QUOTA",
        "START, RATE_429, BUSY",
        "POLL, UNAUTHORIZED_401, CONFIGURATION"
    })
    void each_fault_is_what_it_is(Step step, SpeechFault fault, EngineFault expected) {
        server.withNext(step, fault);
        assertFails(expected, Duration.ofMinutes(20));
    }

    @ParameterizedTest
    @CsvSource({"ERROR_500", "UNAVAILABLE_503", "RATE_429", "MALFORMED_JSON", "HALF_ANSWER", "TIMEOUT_408"})
    void a_question_that_fails_is_asked_again(SpeechFault fault) {
        server.withNext(Step.POLL, fault);
        assertThat(engine.transcribe(access(), request()).phrases()).hasSize(3);
        assertThat(server.jobs()).hasSize(1);
    }

    @Test
    void states_that_make_no_sense_again_and_again_are_a_bad_answer() {
        server.always(Step.POLL, SpeechFault.WRONG_SCHEMA);
        assertFails(EngineFault.BAD_SUCCESS, Duration.ofMinutes(20));
    }

    @Test
    void a_vendor_that_is_not_there_is_a_passing_fault() {
        server.hangUp();
        assertFails(EngineFault.TRANSIENT, Duration.ofMinutes(20));
        server.listenAgain();
        assertThat(engine.transcribe(access(), request()).phrases()).hasSize(3);
    }

    private void assertFails(EngineFault fault, Duration deadline) {
        assertThatThrownBy(() -> engine.transcribe(
                        access(), new TranscriptionRequest(AUDIO, Optional.empty(), List.of(), deadline, jobs)))
                .isInstanceOfSatisfying(EngineFailure.class, failure -> {
                    assertThat(failure.fault()).isEqualTo(fault);
                    assertThat(failure.getMessage())
                            .doesNotContain("developers")
                            .doesNotContain("k-1");
                });
    }

    private TranscriptionRequest request() {
        return new TranscriptionRequest(AUDIO, Optional.empty(), List.of(), Duration.ofMinutes(20), jobs);
    }

    private EngineAccess access() {
        return access(Map.of());
    }

    private EngineAccess access(Map<String, String> options) {
        return new EngineAccess(
                UUID.randomUUID(),
                "assemblyai",
                "AssemblyAI",
                server.baseUrl(),
                Optional.of("k-1"),
                Optional.empty(),
                options);
    }
}
