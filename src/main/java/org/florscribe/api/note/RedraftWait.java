package org.florscribe.api.note;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.UUID;
import org.florscribe.api.answer.JobWait;
import org.florscribe.clinical.note.NoteRedrafting;

/** Waits until a job has written sections anew. */
@ApplicationScoped
class RedraftWait {

    private final JobWait wait = new JobWait();
    private final NoteRedrafting redrafting;

    @Inject
    RedraftWait(NoteRedrafting redrafting) {
        this.redrafting = redrafting;
    }

    /** @return whether it is done, well or not, in time */
    boolean untilDone(UUID encounterId) {
        return wait.until(false, done -> done, () -> !redrafting.isRunning(encounterId));
    }
}
