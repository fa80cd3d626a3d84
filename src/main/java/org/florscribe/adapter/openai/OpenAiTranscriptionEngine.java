package org.florscribe.adapter.openai;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.florscribe.clinical.transcript.OtherForm;
import org.florscribe.clinical.transcript.SpokenAudio;
import org.florscribe.clinical.transcript.SpokenText;
import org.florscribe.clinical.transcript.TranscriptionAbility;
import org.florscribe.clinical.transcript.TranscriptionEngine;
import org.florscribe.clinical.transcript.TranscriptionRequest;
import org.florscribe.platform.outbound.EngineRefusals;
import org.florscribe.platform.outbound.GuardedClient;
import org.florscribe.platform.outbound.MultipartBody;
import org.florscribe.platform.outbound.OutboundAnswer;
import org.florscribe.platform.outbound.OutboundBody;
import org.florscribe.platform.outbound.OutboundCall;
import org.florscribe.platform.outbound.OutboundLimits;
import org.florscribe.platform.outbound.OutboundRefused;
import org.florscribe.practice.engine.EngineAccess;
import org.florscribe.practice.engine.EngineFailure;
import org.florscribe.practice.engine.EngineFault;
import org.florscribe.practice.engine.EngineKind;
import org.florscribe.practice.engine.EngineOption;

/** {@code POST /audio/transcriptions}: one request, one transcript, nothing kept there. */
@ApplicationScoped
public class OpenAiTranscriptionEngine implements TranscriptionEngine {

    /** Below the 25 MiB that servers take with the form around it. */
    private static final long MOST_BYTES = 24_000_000;

    private static final int MOST_ANSWER_BYTES = 32 << 20;
    private static final Duration CONNECT = Duration.ofSeconds(5);
    private static final Duration HEADERS = Duration.ofMinutes(10);
    private static final Duration IDLE = Duration.ofSeconds(60);

    /** Models read the last 224 tokens of a prompt, which are about as many words as this. */
    private static final int LONGEST_PROMPT = 600;

    private static final Pattern REQUEST_ID = Pattern.compile("[A-Za-z0-9._-]{1,100}");

    private final GuardedClient client;
    private final Clock clock;

    @Inject
    OpenAiTranscriptionEngine(GuardedClient client, Clock clock) {
        this.client = client;
        this.clock = clock;
    }

    @Override
    public String kind() {
        return EngineKind.OPENAI.key();
    }

    @Override
    public TranscriptionAbility ability(EngineAccess access) {
        Dialect dialect = Dialect.of(access);
        SpeechForm form = SpeechForm.of(access);
        return new TranscriptionAbility(
                form == SpeechForm.DIARIZED,
                form == SpeechForm.VERBOSE,
                dialect.detectsLanguage(),
                MOST_BYTES,
                Optional.of(form.mostMs()),
                dialect.mediaTypes(),
                Set.of(),
                dialect.bulkhead());
    }

    @Override
    public SpokenText transcribe(EngineAccess access, TranscriptionRequest request) {
        Dialect dialect = Dialect.of(access);
        SpeechForm form = SpeechForm.of(access);
        if (dialect.requiresModel() && access.model().isEmpty()) {
            throw new EngineFailure(EngineFault.CONFIGURATION, "This engine needs the name of a model.");
        }
        OutboundAnswer answer = send(new OutboundCall(
                "POST",
                dialect.transcriptions(access),
                headers(dialect, access),
                Optional.of(form(dialect, form, access, request)),
                limits(request.deadline())));
        if (answer.status() < 200 || answer.status() >= 300) {
            if (answer.status() == 400 || answer.status() == 422) {
                form.after(OpenAiFaults.said(answer)).ifPresent(less -> {
                    throw new OtherForm(less.name());
                });
            }
            throw OpenAiFaults.of(answer, clock);
        }
        return new SpeechAnswer(form, request.audio().durationMs()).read(answer.json(), requestId(answer));
    }

    private OutboundAnswer send(OutboundCall call) {
        try {
            return client.send(call);
        } catch (OutboundRefused refused) {
            throw EngineRefusals.of(refused);
        }
    }

    private static MultipartBody form(
            Dialect dialect, SpeechForm form, EngineAccess access, TranscriptionRequest request) {
        SpokenAudio audio = request.audio();
        MultipartBody parts = new MultipartBody();
        if (!dialect.namesModelInAddress(access)) {
            access.model().ifPresent(model -> parts.field("model", model));
        }
        parts.field("response_format", form.word());
        dialect.language(request.language()).ifPresent(language -> parts.field("language", language));
        switch (form) {
            case VERBOSE ->
                parts.field("timestamp_granularities[]", "word").field("timestamp_granularities[]", "segment");
            case DIARIZED -> parts.field("chunking_strategy", "auto");
            case SEGMENTS, PLAIN -> {}
        }
        if (form != SpeechForm.DIARIZED) {
            prompt(access, request).ifPresent(prompt -> parts.field("prompt", prompt));
        }
        // last, so that a server knows what is asked before the audio comes
        return parts.file(
                "file", audio.fileName(), OutboundBody.streamed(audio.mediaType(), audio.sizeBytes(), audio::open));
    }

    private static Optional<String> prompt(EngineAccess access, TranscriptionRequest request) {
        if (!access.option(EngineOption.KEY_TERMS).orElse("").equals("true")) {
            return Optional.empty();
        }
        StringBuilder prompt = new StringBuilder();
        for (String term : request.keyTerms()) {
            if (prompt.length() + term.length() + 2 > LONGEST_PROMPT) {
                break;
            }
            prompt.append(prompt.isEmpty() ? "" : ", ").append(term.replaceAll("\\s+", " "));
        }
        return prompt.isEmpty()
                ? Optional.empty()
                : Optional.of(prompt.append('.').toString());
    }

    private static Map<String, String> headers(Dialect dialect, EngineAccess access) {
        Map<String, String> headers = new HashMap<>(dialect.authorization(access));
        headers.put("Accept", "application/json");
        return headers;
    }

    private static OutboundLimits limits(Duration deadline) {
        return new OutboundLimits(CONNECT, HEADERS, IDLE, deadline, MOST_ANSWER_BYTES);
    }

    private static Optional<String> requestId(OutboundAnswer answer) {
        return Optional.ofNullable(answer.headers().get("x-request-id"))
                .or(() -> Optional.ofNullable(answer.headers().get("apim-request-id")))
                .filter(id -> REQUEST_ID.matcher(id).matches());
    }
}
