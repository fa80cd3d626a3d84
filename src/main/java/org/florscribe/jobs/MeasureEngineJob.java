package org.florscribe.jobs;

import java.util.UUID;
import org.florscribe.practice.engine.QualityRun;
import org.jobrunr.jobs.lambdas.JobRequest;

/** Queue entry: an engine is to be measured. Ids only. */
public class MeasureEngineJob implements JobRequest {

    public UUID practiceId = new UUID(0, 0);
    public UUID runId = new UUID(0, 0);
    public String correlationId = "";

    static MeasureEngineJob of(QualityRun run, String correlationId) {
        MeasureEngineJob job = new MeasureEngineJob();
        job.practiceId = run.practiceId();
        job.runId = run.id();
        job.correlationId = correlationId;
        return job;
    }

    @Override
    public Class<MeasureEngineHandler> getJobRequestHandler() {
        return MeasureEngineHandler.class;
    }
}
