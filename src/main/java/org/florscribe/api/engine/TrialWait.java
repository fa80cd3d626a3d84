package org.florscribe.api.engine;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.florscribe.api.answer.JobWait;
import org.florscribe.practice.engine.EngineTrial;
import org.florscribe.practice.engine.Engines;

/** Waits for the result of a trial, which a job stores. */
@ApplicationScoped
class TrialWait {

    private final JobWait wait = new JobWait();
    private final Engines engines;

    @Inject
    TrialWait(Engines engines) {
        this.engines = engines;
    }

    /** @return it with its result when that came in time */
    EngineTrial forResult(EngineTrial asked) {
        return wait.until(
                asked,
                it -> it.result().isPresent(),
                () -> engines.trial(asked.engineId()).orElse(asked));
    }
}
