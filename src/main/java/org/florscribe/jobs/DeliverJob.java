package org.florscribe.jobs;

import java.util.UUID;
import org.jobrunr.jobs.lambdas.JobRequest;

/** Queue entry: something is due for this connection. Ids only. */
public class DeliverJob implements JobRequest {

    public UUID practiceId = new UUID(0, 0);
    public UUID connectionId = new UUID(0, 0);

    static DeliverJob of(UUID practiceId, UUID connectionId) {
        DeliverJob job = new DeliverJob();
        job.practiceId = practiceId;
        job.connectionId = connectionId;
        return job;
    }

    @Override
    public Class<DeliverHandler> getJobRequestHandler() {
        return DeliverHandler.class;
    }
}
