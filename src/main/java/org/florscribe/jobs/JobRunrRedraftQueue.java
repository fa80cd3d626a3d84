package org.florscribe.jobs;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.UUID;
import org.florscribe.clinical.note.RedraftQueue;
import org.florscribe.platform.jobs.JobServer;

/** Orders for sections as JobRunr jobs, stored with the note they are for. */
@ApplicationScoped
public class JobRunrRedraftQueue implements RedraftQueue {

    private final JobServer jobs;

    @Inject
    JobRunrRedraftQueue(JobServer jobs) {
        this.jobs = jobs;
    }

    @Override
    public void now(UUID practiceId, UUID encounterId, UUID orderId, String correlationId) {
        jobs.enqueue(orderId, RedraftJob.of(practiceId, encounterId, orderId, correlationId));
    }
}
