package org.florscribe.clinical.transcript;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.florscribe.practice.engine.EngineAccess;
import org.florscribe.practice.engine.EngineAdapter;
import org.florscribe.practice.engine.EngineFindings;
import org.florscribe.practice.engine.EngineOption;
import org.florscribe.practice.engine.EngineSample;
import org.florscribe.practice.engine.EngineTask;
import org.florscribe.practice.engine.SparePlace;

/** Gives an engine our spoken sample. */
@ApplicationScoped
class SpeechEngineTrial implements EngineSample {

    private static final Duration DEADLINE = Duration.ofSeconds(60);

    private final EngineFindings findings;
    private final SparePlace places;
    private final Instance<TranscriptionEngine> engines;
    private final CaptionTrial captions;

    @Inject
    SpeechEngineTrial(
            EngineFindings findings,
            SparePlace places,
            @Any Instance<TranscriptionEngine> engines,
            CaptionTrial captions) {
        this.findings = findings;
        this.places = places;
        this.engines = engines;
        this.captions = captions;
    }

    @Override
    public boolean fits(EngineTask task) {
        return task == EngineTask.TRANSCRIBE || task == EngineTask.CAPTION;
    }

    @Override
    public String words(EngineTask task, EngineAccess access) {
        if (task == EngineTask.CAPTION) {
            return captions.words(access);
        }
        TranscriptionEngine engine = EngineAdapter.required(engines, access);
        return places.with(
                access,
                engine.ability(access).bulkhead(),
                () -> found(engine, access).phrases().stream()
                        .map(SpokenText.Phrase::text)
                        .collect(Collectors.joining(" ")));
    }

    /** Asks for the most that its model's name promises, then for less, and notes what came. */
    private SpokenText found(TranscriptionEngine engine, EngineAccess access) {
        try {
            SpokenText heard = engine.transcribe(
                    access,
                    new TranscriptionRequest(
                            SpokenSample.read(), Optional.of("en"), List.of(), DEADLINE, new NoJobs()));
            findings.note(
                    access.id(),
                    access.option(EngineOption.FOUND_FORM).orElse(""),
                    heard.phrases().stream().anyMatch(phrase -> !phrase.words().isEmpty()),
                    heard.phrases().stream().anyMatch(phrase -> phrase.voice().isPresent()));
            return heard;
        } catch (OtherForm other) {
            return found(engine, access.answering(other.form()));
        }
    }

    /** A sample needs no memory over a restart: it is asked for anew, and holds nothing of anybody. */
    private static final class NoJobs implements VendorJobs {

        @Override
        public Optional<VendorJob> find() {
            return Optional.empty();
        }

        @Override
        public void uploaded(String uploadUrl) {
            // nothing to go on with later
        }

        @Override
        public void started(String jobId) {
            // nothing to go on with later
        }

        @Override
        public void deleted(String jobId) {
            // no proof is owed for a sample
        }
    }
}
