package org.florscribe.practice.webhook;

import java.time.Instant;
import java.util.UUID;

/** Has somebody look at what is due for a webhook. Stored in the running transaction. */
public interface WebhookQueue {

    /** As soon as this transaction commits. */
    void now(UUID practiceId, UUID webhookId);

    void at(Instant when, UUID practiceId, UUID webhookId);
}
