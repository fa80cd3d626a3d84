package org.florscribe.practice.webhook;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import org.florscribe.shared.Ids;

/** Sends a test event at once, also to one that is switched off, in no transaction: the other side may take its time. */
@ApplicationScoped
public class WebhookPing {

    private final Webhooks webhooks;
    private final WebhookCarrier carrier;
    private final Clock clock;

    @Inject
    WebhookPing(Webhooks webhooks, WebhookCarrier carrier, Clock clock) {
        this.webhooks = webhooks;
        this.carrier = carrier;
        this.clock = clock;
    }

    /** @throws org.florscribe.shared.NotFound when there is no such webhook */
    public DeliveryLog run(UUID webhookId) {
        Webhook webhook = webhooks.toPing(webhookId);
        Instant now = clock.instant();
        UUID eventId = Ids.next();
        WebhookDelivery ping = WebhookDelivery.of(
                        Ids.next(),
                        webhook.practiceId(),
                        webhookId,
                        eventId,
                        WebhookEvent.TEST_PING,
                        EventBody.ofPing(eventId, webhook.practiceId(), now),
                        now)
                .begun();
        WebhookCarrier.Receipt receipt = carrier.carry(WebhookLedger.parcel(webhook, ping, now));
        return webhooks.pinged(
                ping, new WebhookAttempt(ping.attempts(), now, receipt.outcome(), receipt.status(), receipt.took()));
    }
}
