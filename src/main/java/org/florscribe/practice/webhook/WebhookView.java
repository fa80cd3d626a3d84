package org.florscribe.practice.webhook;

import java.util.Map;

/** A webhook as it is shown, and how its tellings stand. Its secrets are not for showing. */
public record WebhookView(Webhook webhook, Map<DeliveryStanding, Long> counts) {

    public WebhookView {
        counts = Map.copyOf(counts);
    }
}
