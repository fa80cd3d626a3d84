package org.florscribe.jobs;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import org.florscribe.clinical.pipeline.PipelineStep;
import org.florscribe.clinical.pipeline.StepQueue;
import org.florscribe.platform.jobs.JobServer;

/** Steps as JobRunr jobs, stored with the row they work for. */
@ApplicationScoped
public class JobRunrStepQueue implements StepQueue {

    private final JobServer jobs;

    @Inject
    JobRunrStepQueue(JobServer jobs) {
        this.jobs = jobs;
    }

    @Override
    public void now(PipelineStep step) {
        jobs.enqueue(step.jobId(), RunStepJob.of(step));
    }

    @Override
    public void at(Instant when, PipelineStep step) {
        jobs.schedule(step.jobId(), when, RunStepJob.of(step));
    }

    @Override
    public boolean isTaken(PipelineStep step) {
        return jobs.isTaken(step.jobId());
    }

    @Override
    public boolean has(PipelineStep step) {
        return jobs.isPending(step.jobId());
    }
}
