package org.florscribe.jobs;

import java.util.UUID;
import org.florscribe.clinical.pipeline.PipelineStep;
import org.florscribe.platform.jobs.CorrelatedJob;

/** Queue entry: do one generation of one step. Ids only; no patient data in a job row. */
public class RunStepJob implements CorrelatedJob {

    public UUID practiceId = new UUID(0, 0);
    public UUID stepId = new UUID(0, 0);
    public int generation;
    public String correlationId = "";

    static RunStepJob of(PipelineStep step) {
        RunStepJob job = new RunStepJob();
        job.practiceId = step.practiceId();
        job.stepId = step.id();
        job.generation = step.generation();
        job.correlationId = step.correlationId();
        return job;
    }

    @Override
    public Class<RunStepHandler> getJobRequestHandler() {
        return RunStepHandler.class;
    }

    @Override
    public String correlation() {
        return correlationId;
    }
}
