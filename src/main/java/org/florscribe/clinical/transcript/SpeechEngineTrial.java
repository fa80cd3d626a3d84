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
import org.florscribe.practice.engine.EngineFailure;
import org.florscribe.practice.engine.EngineFault;
import org.florscribe.practice.engine.EngineFindings;
import org.florscribe.practice.engine.EngineGuard;
import org.florscribe.practice.engine.EngineOption;
import org.florscribe.practice.engine.EngineSample;
import org.florscribe.practice.engine.EngineTask;

/** Gives an engine our spoken sample. */
@ApplicationScoped
class SpeechEngineTrial implements EngineSample {

    private static final Duration DEADLINE = Duration.ofSeconds(60);
    private static final Duration WAIT_FOR_PLACE = Duration.ofSeconds(20);

    private final EngineFindings findings;
    private final EngineGuard guard;
    private final Instance<TranscriptionEngine> engines;
    private final CaptionTrial captions;

    @Inject
    SpeechEngineTrial(
            EngineFindings findings,
            EngineGuard guard,
            @Any Instance<TranscriptionEngine> engines,
            CaptionTrial captions) {
        this.findings = findings;
        this.guard = guard;
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
        TranscriptionEngine engine = engines.stream()
                .filter(it -> it.kind().equals(access.kind()))
                .findFirst()
                .orElseThrow(() -> new EngineFailure(
                        EngineFault.CONFIGURATION,
                        "This installation has nothing that speaks to engines of its kind."));
        int places = engine.ability(access).bulkhead();
        try (EngineGuard.Place place = guard.acquire(access.id(), places, WAIT_FOR_PLACE)
                .orElseThrow(() -> new EngineFailure(
                        EngineFault.BUSY, "It is at work for visits, as many at a time as it can. Test it later."))) {
            List<SpokenText.Phrase> phrases = found(engine, access).phrases();
            return phrases.stream().map(SpokenText.Phrase::text).collect(Collectors.joining(" "));
        }
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
