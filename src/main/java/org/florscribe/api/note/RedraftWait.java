package org.florscribe.api.note;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import org.florscribe.clinical.note.NoteRedrafting;

/**
 * Waits a little for what a job writes, never for an engine itself. Only a few requests at a time do so; others are answered at
 * once.
 */
@ApplicationScoped
class RedraftWait {

    private static final Duration LOOK_EVERY = Duration.ofMillis(250);
    private static final int LOOKS = 36;
    private static final int AT_A_TIME = 4;

    private final Semaphore places = new Semaphore(AT_A_TIME);
    private final NoteRedrafting redrafting;

    @Inject
    RedraftWait(NoteRedrafting redrafting) {
        this.redrafting = redrafting;
    }

    /** @return whether it is done, well or not, within nine seconds */
    boolean untilDone(UUID encounterId) {
        boolean running = true;
        if (!places.tryAcquire()) {
            return false;
        }
        try {
            for (int i = 0; i < LOOKS && running; i++) {
                Thread.sleep(LOOK_EVERY.toMillis());
                running = redrafting.isRunning(encounterId);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            places.release();
        }
        return !running;
    }
}
