package org.florscribe.jobs;

import java.util.UUID;
import org.jobrunr.jobs.lambdas.JobRequest;

/** Queue entry: sections of a note are to be written anew. Ids only. */
public class RedraftJob implements JobRequest {

    public UUID practiceId = new UUID(0, 0);
    public UUID encounterId = new UUID(0, 0);
    public UUID orderId = new UUID(0, 0);
    public String correlationId = "";

    static RedraftJob of(UUID practiceId, UUID encounterId, UUID orderId, String correlationId) {
        RedraftJob job = new RedraftJob();
        job.practiceId = practiceId;
        job.encounterId = encounterId;
        job.orderId = orderId;
        job.correlationId = correlationId;
        return job;
    }

    @Override
    public Class<RedraftHandler> getJobRequestHandler() {
        return RedraftHandler.class;
    }
}
