package org.florscribe.adapter.openai;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.florscribe.clinical.transcript.OtherForm;
import org.florscribe.clinical.transcript.SpokenText;
import org.florscribe.clinical.transcript.SpokenText.Phrase;
import org.florscribe.clinical.transcript.SpokenText.Word;
import org.florscribe.clinical.transcript.TranscriptionAbility;
import org.florscribe.clinical.transcript.TranscriptionRequest;
import org.florscribe.clinical.transcript.VendorJobs;
import org.florscribe.platform.outbound.LoopbackClient;
import org.florscribe.practice.engine.EngineAccess;
import org.florscribe.practice.engine.EngineFailure;
import org.florscribe.practice.engine.EngineFault;
import org.florscribe.testing.SelfSignedServer;
import org.florscribe.testing.StandIn;
import org.florscribe.testing.speech.OpenAiSpeechServer;
import org.florscribe.testing.speech.SpeechDialect;
import org.florscribe.testing.speech.SpeechFault;
import org.florscribe.testing.speech.WholeSound;
import org.florscribe.testing.tone.Heard;
import org.florscribe.testing.tone.ToneEncoder;
import org.florscribe.testing.tone.ToneLine;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class OpenAiTranscriptionEngineTest {

    private static final List<ToneLine> VISIT = List.of(
            ToneLine.of("doctor", "Good morning, what brings you in?"),
            ToneLine.of("patient", "My left knee — it hurts. 37.9 °C, non-stop!"));

    private static final Heard TRUTH = ToneEncoder.standard().truth(VISIT);
    private static final WholeSound AUDIO =
            WholeSound.wav(ToneEncoder.standard().wav(VISIT));
    private static final VendorJobs NO_JOBS = StandIn.of(VendorJobs.class, (proxy, method, arguments) -> {
        throw new AssertionError("No jobs are kept there.");
    });

    private final OpenAiTranscriptionEngine engine =
            new OpenAiTranscriptionEngine(LoopbackClient.make(), Clock.systemUTC());
    private final List<OpenAiSpeechServer> servers = new ArrayList<>();

    @AfterEach
    void stop() {
        servers.forEach(OpenAiSpeechServer::close);
    }

    @ParameterizedTest
    @EnumSource(SpeechDialect.class)
    void each_server_gives_the_words_and_their_times(SpeechDialect dialect) {
        OpenAiSpeechServer server = server(dialect).withKey("k-1").withModels("whisper-1");

        SpokenText text = engine.transcribe(access(server, dialect, "whisper-1"), request(AUDIO));

        assertThat(server.refusals()).isEmpty();
        assertThat(text.language()).contains("en");
        assertThat(text.requestId()).isPresent();
        assertThat(text.phrases().stream().map(Phrase::text))
                .containsExactlyElementsOf(
                        TRUTH.utterances().stream().map(Heard.Utterance::text).toList());
        assertThat(text.phrases()).allMatch(phrase -> phrase.voice().isEmpty());
        for (int i = 0; i < 2; i++) {
            Phrase phrase = text.phrases().get(i);
            assertThat(Math.abs(phrase.startMs() - TRUTH.utterances().get(i).startMs()))
                    .isLessThan(10);
            assertThat(Math.abs(phrase.endMs() - TRUTH.utterances().get(i).endMs()))
                    .isLessThan(10);
            assertThat(String.join(" ", phrase.words().stream().map(Word::text).toList()))
                    .isEqualTo(phrase.text());
            assertThat(phrase.words()).allMatch(word -> word.confidence().orElse(0.0) > 0.9);
        }
        Word knee = text.phrases().get(1).words().get(2);
        Heard.Word spoken = TRUTH.utterances().get(1).words().get(2);
        assertThat(Math.abs(knee.startMs() - spoken.startMs())).isLessThan(10);
    }

    @Test
    void what_is_asked_of_each_server_is_what_it_understands() {
        OpenAiSpeechServer openai = server(SpeechDialect.OPENAI);
        TranscriptionRequest spanish = new TranscriptionRequest(
                AUDIO, Optional.of("es"), List.of("metformin", "HbA1c"), Duration.ofSeconds(20), NO_JOBS);
        EngineAccess withTerms = access(openai, SpeechDialect.OPENAI, "whisper-1", Map.of("keyTerms", "true"));

        engine.transcribe(withTerms, spanish);
        engine.transcribe(access(openai, SpeechDialect.OPENAI, "gpt-4o-transcribe-diarize"), spanish);

        assertThat(openai.received().get(0).fields())
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        "model", "whisper-1",
                        "language", "es",
                        "response_format", "verbose_json",
                        "timestamp_granularities[]", "word,segment",
                        "prompt", "metformin, HbA1c."));
        assertThat(openai.received().get(1).fields())
                .containsEntry("chunking_strategy", "auto")
                .doesNotContainKeys("prompt", "timestamp_granularities[]");
        OpenAiSpeechServer whisper = server(SpeechDialect.WHISPER_CPP);
        engine.transcribe(access(whisper, SpeechDialect.WHISPER_CPP, null), request(AUDIO));
        assertThat(whisper.received().get(0).fields())
                .containsEntry("language", "auto")
                .doesNotContainKey("model");
    }

    @Test
    void a_model_that_tells_voices_apart_names_them() {
        OpenAiSpeechServer server = server(SpeechDialect.OPENAI);
        EngineAccess access = access(server, SpeechDialect.OPENAI, "gpt-4o-transcribe-diarize");

        SpokenText text = engine.transcribe(access, request(AUDIO));

        assertThat(text.phrases().stream().map(it -> it.voice().orElse(""))).containsExactly("A", "B");
        assertThat(text.phrases()).allMatch(it -> it.words().isEmpty());
        TranscriptionAbility ability = engine.ability(access);
        assertThat(ability.speakers()).isTrue();
        assertThat(ability.words()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"gpt-4o-transcribe", "gpt-4o-mini-transcribe"})
    void a_model_without_times_gives_one_phrase_and_hears_short_pieces(String model) {
        OpenAiSpeechServer server = server(SpeechDialect.OPENAI);
        EngineAccess access = access(server, SpeechDialect.OPENAI, model);

        SpokenText text = engine.transcribe(access, request(AUDIO));

        assertThat(text.phrases()).hasSize(1);
        assertThat(text.phrases().get(0).text()).isEqualTo(TRUTH.text());
        assertThat(text.phrases().get(0).endMs()).isEqualTo(AUDIO.durationMs());
        assertThat(engine.ability(access).mostMs()).contains(30_000L);
    }

    @Test
    void a_server_that_gives_text_alone_is_found_out_by_its_refusal_and_asked_for_text() {
        OpenAiSpeechServer server = server(SpeechDialect.VLLM).withTextAlone();
        EngineAccess access = access(server, SpeechDialect.VLLM, "some/whisper");

        assertThatThrownBy(() -> engine.transcribe(access, request(AUDIO)))
                .isInstanceOfSatisfying(
                        OtherForm.class, found -> assertThat(found.form()).isEqualTo("PLAIN"));

        EngineAccess known = access.answering("PLAIN");
        assertThat(engine.transcribe(known, request(AUDIO)).phrases()).hasSize(1);
        assertThat(engine.ability(known).mostMs()).contains(30_000L);
        assertThat(engine.ability(known).words()).isFalse();
        assertThat(server.refusals()).hasSize(1);
    }

    @Test
    void azure_takes_the_deployment_in_the_address_or_the_model_in_the_form() {
        OpenAiSpeechServer server = server(SpeechDialect.AZURE).withKey("k-1");
        EngineAccess unified = new EngineAccess(
                UUID.randomUUID(),
                "openai",
                "Speech",
                server.baseUrl() + "/openai/v1",
                Optional.of("k-1"),
                Optional.of("my-whisper"),
                Map.of("dialect", "azure"));

        engine.transcribe(unified, request(AUDIO));
        engine.transcribe(access(server, SpeechDialect.AZURE, "my-whisper"), request(AUDIO));

        assertThat(server.received().get(0).fields()).containsEntry("model", "my-whisper");
        assertThat(server.received().get(1).fields()).doesNotContainKey("model");
    }

    @Test
    void silence_is_no_failure_and_no_words() {
        OpenAiSpeechServer server = server(SpeechDialect.OPENAI);
        WholeSound silence = WholeSound.wav(ToneEncoder.standard().lead(3000).wav(List.of()));
        assertThat(engine.transcribe(access(server, SpeechDialect.OPENAI, "whisper-1"), request(silence))
                        .phrases())
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "BAD_REQUEST_400, INPUT, ''",
        "UNAUTHORIZED_401, CONFIGURATION, ''",
        "FORBIDDEN_403, CONFIGURATION, ''",
        "TIMEOUT_408, TRANSIENT, ''",
        "TOO_LARGE_413, INPUT, ''",
        "RATE_429, BUSY, 1000",
        "QUOTA_429, QUOTA, ''",
        "ERROR_500, TRANSIENT, ''",
        "UNAVAILABLE_503, BUSY, ''",
        "HANG, TRANSIENT, ''",
        "HALF_ANSWER, BAD_SUCCESS, ''",
        "SLOW_DRIP, BAD_SUCCESS, ''",
        "MALFORMED_JSON, BAD_SUCCESS, ''",
        "WRONG_SCHEMA, BAD_SUCCESS, ''",
        "ERROR_IN_SUCCESS, BAD_SUCCESS, ''"
    })
    void each_fault_is_what_it_is(SpeechFault fault, EngineFault expected, String waitMs) {
        boolean slow = fault == SpeechFault.HANG || fault == SpeechFault.SLOW_DRIP;
        boolean everywhere = !slow && fault != SpeechFault.QUOTA_429; // nobody pays the others
        for (SpeechDialect dialect : everywhere
                ? List.of(SpeechDialect.OPENAI, SpeechDialect.WHISPER_CPP, SpeechDialect.SPEACHES)
                : List.of(SpeechDialect.OPENAI)) {
            OpenAiSpeechServer server = server(dialect).withNext(fault);
            EngineAccess access = access(server, dialect, "whisper-1");
            TranscriptionRequest request = new TranscriptionRequest(
                    AUDIO, Optional.empty(), List.of(), slow ? Duration.ofSeconds(1) : Duration.ofSeconds(20), NO_JOBS);
            assertThatThrownBy(() -> engine.transcribe(access, request))
                    .isInstanceOfSatisfying(EngineFailure.class, failure -> {
                        assertThat(failure.fault()).isEqualTo(expected);
                        assertThat(failure.retryAfter().map(it -> String.valueOf(it.toMillis())))
                                .isEqualTo(waitMs.isEmpty() ? Optional.empty() : Optional.of(waitMs));
                        assertThat(failure.getMessage())
                                .doesNotContain("127.0.0.1")
                                .doesNotContain("k-1");
                    });
            assertThat(server.calls()).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = SpeechFault.class,
            names = {"EMPTY", "LOOPING", "WRONG_LANGUAGE"})
    void an_answer_that_only_the_audio_shows_to_be_wrong_is_passed_on_as_it_is(SpeechFault fault) {
        OpenAiSpeechServer server = server(SpeechDialect.OPENAI).withNext(fault);
        SpokenText text = engine.transcribe(access(server, SpeechDialect.OPENAI, "whisper-1"), request(AUDIO));
        assertThat(text.phrases()).hasSize(fault == SpeechFault.EMPTY ? 0 : 1);
        assertThat(text.language()).contains(fault == SpeechFault.WRONG_LANGUAGE ? "de" : "en");
    }

    @Test
    void a_server_that_is_not_there_or_not_trusted_is_told_apart(@TempDir Path folder) throws Exception {
        OpenAiSpeechServer server = server(SpeechDialect.OPENAI);
        server.hangUp();
        assertFault(access(server, SpeechDialect.OPENAI, "whisper-1"), EngineFault.TRANSIENT);
        server.listenAgain();
        engine.transcribe(access(server, SpeechDialect.OPENAI, "whisper-1"), request(AUDIO));
        try (SelfSignedServer stranger = new SelfSignedServer(folder)) {
            assertFault(at("https://127.0.0.1:" + stranger.port() + "/v1"), EngineFault.CONFIGURATION);
            assertThat(stranger.calls()).isZero();
        }
        assertFault(at("http://10.1.2.3/v1"), EngineFault.CONFIGURATION);
        assertFault(at("http://no such/v1"), EngineFault.CONFIGURATION);
    }

    @Test
    void what_an_admin_got_wrong_is_called_so() {
        OpenAiSpeechServer server =
                server(SpeechDialect.SPEACHES).withKey("other").withModels("whisper-1");
        assertFault(access(server, SpeechDialect.SPEACHES, "whisper-1"), EngineFault.CONFIGURATION);
        server.withKey("k-1");
        assertFault(access(server, SpeechDialect.SPEACHES, "not-there"), EngineFault.CONFIGURATION);
        assertFault(access(server, SpeechDialect.SPEACHES, null), EngineFault.CONFIGURATION);
        assertFault(access(server, SpeechDialect.AZURE, "whisper-1"), EngineFault.CONFIGURATION);
        assertFault(
                access(server, SpeechDialect.SPEACHES, "whisper-1", Map.of("dialect", "klingon")),
                EngineFault.CONFIGURATION);
    }

    private void assertFault(EngineAccess access, EngineFault fault) {
        assertThatThrownBy(() -> engine.transcribe(access, request(AUDIO)))
                .isInstanceOfSatisfying(
                        EngineFailure.class, it -> assertThat(it.fault()).isEqualTo(fault));
    }

    private OpenAiSpeechServer server(SpeechDialect dialect) {
        OpenAiSpeechServer server = OpenAiSpeechServer.start(dialect);
        servers.add(server);
        return server;
    }

    private static TranscriptionRequest request(WholeSound audio) {
        return new TranscriptionRequest(audio, Optional.empty(), List.of(), Duration.ofSeconds(30), NO_JOBS);
    }

    private static EngineAccess at(String baseUrl) {
        return new EngineAccess(
                UUID.randomUUID(), "openai", "Speech", baseUrl, Optional.of("k-1"), Optional.of("whisper-1"), Map.of());
    }

    private static EngineAccess access(OpenAiSpeechServer server, SpeechDialect dialect, @Nullable String model) {
        return access(server, dialect, model, Map.of("dialect", dialect.word()));
    }

    private static EngineAccess access(
            OpenAiSpeechServer server, SpeechDialect dialect, @Nullable String model, Map<String, String> options) {
        return new EngineAccess(
                UUID.randomUUID(),
                "openai",
                dialect.word(),
                server.baseUrl(),
                Optional.of("k-1"),
                Optional.ofNullable(model),
                options);
    }
}
