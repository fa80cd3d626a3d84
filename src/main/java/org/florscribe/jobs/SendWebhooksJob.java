package org.florscribe.jobs;

import java.util.UUID;
import org.jobrunr.jobs.lambdas.JobRequest;

/** Queue entry: events wait for this webhook. */
public class SendWebhooksJob implements JobRequest {

    public UUID practiceId = new UUID(0, 0);
    public UUID webhookId = new UUID(0, 0);

    static SendWebhooksJob of(UUID practiceId, UUID webhookId) {
        SendWebhooksJob job = new SendWebhooksJob();
        job.practiceId = practiceId;
        job.webhookId = webhookId;
        return job;
    }

    @Override
    public Class<SendWebhooksHandler> getJobRequestHandler() {
        return SendWebhooksHandler.class;
    }
}
