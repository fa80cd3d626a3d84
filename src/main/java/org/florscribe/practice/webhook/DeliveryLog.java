package org.florscribe.practice.webhook;

import java.util.List;

/** One event on its way to a webhook, and each try. */
public record DeliveryLog(WebhookDelivery delivery, List<WebhookAttempt> attempts) {

    public DeliveryLog {
        attempts = List.copyOf(attempts);
    }
}
