package org.florscribe.jobs;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.florscribe.platform.jobs.JobServer;
import org.florscribe.practice.engine.EngineTrial;
import org.florscribe.practice.engine.EngineTrialQueue;

/** Trials as JobRunr jobs, stored with the row they are for. */
@ApplicationScoped
public class JobRunrEngineTrialQueue implements EngineTrialQueue {

    private final JobServer jobs;

    @Inject
    JobRunrEngineTrialQueue(JobServer jobs) {
        this.jobs = jobs;
    }

    @Override
    public void now(EngineTrial trial, String correlationId) {
        jobs.enqueue(trial.id(), TryEngineJob.of(trial, correlationId));
    }
}
