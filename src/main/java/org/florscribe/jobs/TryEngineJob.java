package org.florscribe.jobs;

import java.util.UUID;
import org.florscribe.practice.engine.EngineTrial;
import org.jobrunr.jobs.lambdas.JobRequest;

/** Queue entry: an engine is to be given the spoken sample. Ids only. */
public class TryEngineJob implements JobRequest {

    public UUID practiceId = new UUID(0, 0);
    public UUID trialId = new UUID(0, 0);
    public String correlationId = "";

    static TryEngineJob of(EngineTrial trial, String correlationId) {
        TryEngineJob job = new TryEngineJob();
        job.practiceId = trial.practiceId();
        job.trialId = trial.id();
        job.correlationId = correlationId;
        return job;
    }

    @Override
    public Class<TryEngineHandler> getJobRequestHandler() {
        return TryEngineHandler.class;
    }
}
