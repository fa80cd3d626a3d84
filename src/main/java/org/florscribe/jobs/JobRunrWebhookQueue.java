package org.florscribe.jobs;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;
import org.florscribe.platform.jobs.JobServer;
import org.florscribe.practice.webhook.WebhookQueue;
import org.florscribe.shared.Ids;

/** Events for webhooks as JobRunr jobs, stored with the rows they are for. */
@ApplicationScoped
public class JobRunrWebhookQueue implements WebhookQueue {

    private final JobServer jobs;

    @Inject
    JobRunrWebhookQueue(JobServer jobs) {
        this.jobs = jobs;
    }

    @Override
    public void now(UUID practiceId, UUID webhookId) {
        jobs.enqueue(Ids.next(), SendWebhooksJob.of(practiceId, webhookId));
    }

    @Override
    public void at(Instant when, UUID practiceId, UUID webhookId) {
        UUID id = UUID.nameUUIDFromBytes((webhookId + "/" + when).getBytes(StandardCharsets.US_ASCII));
        jobs.schedule(id, when, SendWebhooksJob.of(practiceId, webhookId));
    }
}
