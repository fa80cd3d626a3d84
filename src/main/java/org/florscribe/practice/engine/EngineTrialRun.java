package org.florscribe.practice.engine;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.florscribe.shared.NotFound;

/** Tries an engine with the sample of its task, in no transaction: it may take its time. Only jobs do this. */
@ApplicationScoped
public class EngineTrialRun {

    private final EngineTrials trials;
    private final EngineDirectory directory;
    private final Instance<EngineSample> samples;
    private final Clock clock;

    @Inject
    EngineTrialRun(EngineTrials trials, EngineDirectory directory, @Any Instance<EngineSample> samples, Clock clock) {
        this.trials = trials;
        this.directory = directory;
        this.samples = samples;
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
                    ? failed(EngineFault.BAD_SUCCESS, "It answers, but it found nothing in our sample.", began)
                    : EngineTrial.Result.passed(words, since(began), clock.instant());
        } catch (EngineFailure failure) {
            return failed(failure.fault(), String.valueOf(failure.getMessage()), began);
        } catch (NotFound gone) {
            return failed(EngineFault.CONFIGURATION, "It was removed meanwhile.", began);
        }
    }

    private String words(EngineAccess access) {
        EngineTask task = directory.task(access.id());
        return samples.stream()
                .filter(sample -> sample.fits(task))
                .findFirst()
                .orElseThrow(() -> new EngineFailure(
                        EngineFault.CONFIGURATION, "This installation has nothing to try such an engine with."))
                .words(task, access);
    }

    private EngineTrial.Result failed(EngineFault fault, String reason, Instant began) {
        return EngineTrial.Result.failed(fault, reason, since(began), clock.instant());
    }

    private Duration since(Instant began) {
        Duration took = Duration.between(began, clock.instant());
        return took.isNegative() ? Duration.ZERO : took;
    }
}
