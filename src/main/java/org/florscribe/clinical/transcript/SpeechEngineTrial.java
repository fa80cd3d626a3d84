package org.florscribe.clinical.transcript;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.florscribe.practice.engine.EngineAccess;
import org.florscribe.practice.engine.EngineDirectory;
import org.florscribe.practice.engine.EngineFailure;
import org.florscribe.practice.engine.EngineFault;
import org.florscribe.practice.engine.EngineFindings;
import org.florscribe.practice.engine.EngineGuard;
import org.florscribe.practice.engine.EngineOption;
import org.florscribe.practice.engine.EngineTask;
import org.florscribe.practice.engine.EngineTrial;
import org.florscribe.practice.engine.EngineTrials;
import org.florscribe.shared.NotFound;

/** Gives an engine our spoken sample, in no transaction: it may take its time. Only jobs do this. */
@ApplicationScoped
public class SpeechEngineTrial {

    private static final Duration DEADLINE = Duration.ofSeconds(60);
    private static final Duration WAIT_FOR_PLACE = Duration.ofSeconds(20);

    private final EngineTrials trials;
    private final EngineDirectory directory;
    private final EngineFindings findings;
    private final EngineGuard guard;
    private final Instance<TranscriptionEngine> engines;
    private final CaptionTrial captions;
    private final Clock clock;

    @Inject
    SpeechEngineTrial(
            EngineTrials trials,
            EngineDirectory directory,
            EngineFindings findings,
            EngineGuard guard,
            @Any Instance<TranscriptionEngine> engines,
            CaptionTrial captions,
            Clock clock) {
        this.trials = trials;
        this.directory = directory;
        this.findings = findings;
        this.guard = guard;
        this.engines = engines;
        this.captions = captions;
        this.clock = clock;
    }

    /** Does nothing when the trial was replaced or has ended. */
    public void run(UUID trialId) {
        trials.find(trialId).ifPresent(this::end);
    }

    private void end(EngineTrial trial) {
        Instant began = clock.instant();
        try {
            trials.end(trial.ended(tried(trial, began)));
        } catch (RuntimeException unforeseen) {
            // whoever waits for the result is told that none will come
            trials.end(trial.ended(failed(
                    EngineFault.TRANSIENT, "The test failed in a way that is in the log of the server.", began)));
            throw unforeseen;
        }
    }

    private EngineTrial.Result tried(EngineTrial trial, Instant began) {
        try {
            String words = words(directory.access(trial.engineId()));
            return words.isBlank()
                    ? failed(EngineFault.BAD_SUCCESS, "It answers, but it heard no words in our sample.", began)
                    : EngineTrial.Result.passed(words, since(began), clock.instant());
        } catch (EngineFailure failure) {
            return failed(failure.fault(), String.valueOf(failure.getMessage()), began);
        } catch (NotFound gone) {
            return failed(EngineFault.CONFIGURATION, "It was removed meanwhile.", began);
        }
    }

    private String words(EngineAccess access) {
        if (directory.task(access.id()) == EngineTask.CAPTION) {
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

    private EngineTrial.Result failed(EngineFault fault, String reason, Instant began) {
        return EngineTrial.Result.failed(fault, reason, since(began), clock.instant());
    }

    private Duration since(Instant began) {
        Duration took = Duration.between(began, clock.instant());
        return took.isNegative() ? Duration.ZERO : took;
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
