package org.florscribe.api.engine;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import org.florscribe.practice.engine.EngineTrial;
import org.florscribe.practice.engine.Engines;

/**
 * Waits a little for what a job stores, never for the engine itself. Only a few requests at a time do so; others are answered at
 * once.
 */
@ApplicationScoped
class TrialWait {

    private static final Duration LOOK_EVERY = Duration.ofMillis(250);
    private static final int LOOKS = 36;
    private static final int AT_A_TIME = 4;

    private final Semaphore places = new Semaphore(AT_A_TIME);
    private final Engines engines;

    @Inject
    TrialWait(Engines engines) {
        this.engines = engines;
    }

    /** @return it with its result when that came within nine seconds */
    EngineTrial forResult(EngineTrial asked) {
        EngineTrial newest = asked;
        if (!places.tryAcquire()) {
            return newest;
        }
        try {
            for (int i = 0; i < LOOKS && newest.result().isEmpty(); i++) {
                Thread.sleep(LOOK_EVERY.toMillis());
                newest = engines.trial(asked.engineId()).orElse(asked);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            places.release();
        }
        return newest;
    }
}
