package org.florscribe.jobs;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.jobrunr.jobs.annotations.Job;
import org.jobrunr.jobs.lambdas.JobRequestHandler;

/** Wakes the lane of a webhook; the worker is free again at once, however long the other side takes. */
@ApplicationScoped
public class SendWebhooksHandler implements JobRequestHandler<SendWebhooksJob> {

    private final WebhookLanes lanes;

    @Inject
    SendWebhooksHandler(WebhookLanes lanes) {
        this.lanes = lanes;
    }

    @Override
    @Job(name = "events for webhooks", retries = 0)
    public void run(SendWebhooksJob job) {
        lanes.wake(job.practiceId, job.webhookId);
    }
}
