package org.florscribe.practice.webhook;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * One event on its way to one webhook: written in the transaction of what it tells of, sent at least once. Immutable.
 *
 * @param eventId the same for all webhooks and all tries, so that a receiver knows what it has had
 * @param body exactly what is sent
 * @param attempts begun so far
 * @param queuedAt since when it is tried; newer than {@code createdAt} when a person had it sent again
 * @param nextAttemptAt while queued; during a try, when it counts as lost
 */
public record WebhookDelivery(
        UUID id,
        UUID practiceId,
        UUID webhookId,
        UUID eventId,
        WebhookEvent event,
        String body,
        DeliveryStanding standing,
        int attempts,
        Instant queuedAt,
        Optional<Instant> nextAttemptAt,
        Optional<Instant> endedAt,
        Instant createdAt) {

    static WebhookDelivery of(
            UUID id, UUID practiceId, UUID webhookId, UUID eventId, WebhookEvent event, String body, Instant now) {
        return new WebhookDelivery(
                id,
                practiceId,
                webhookId,
                eventId,
                event,
                body,
                DeliveryStanding.QUEUED,
                0,
                now,
                Optional.of(now),
                Optional.empty(),
                now);
    }

    /** With one try more. */
    WebhookDelivery begun() {
        return new WebhookDelivery(
                id,
                practiceId,
                webhookId,
                eventId,
                event,
                body,
                standing,
                attempts + 1,
                queuedAt,
                nextAttemptAt,
                endedAt,
                createdAt);
    }

    /** Waits until its webhook is switched on. */
    WebhookDelivery held() {
        return copy(DeliveryStanding.HELD, queuedAt, Optional.empty(), Optional.empty());
    }

    /** Its time begins anew, now. */
    WebhookDelivery queued(Instant now) {
        return copy(DeliveryStanding.QUEUED, now, Optional.of(now), Optional.empty());
    }

    WebhookDelivery delivered(Instant now) {
        return copy(DeliveryStanding.DELIVERED, queuedAt, Optional.empty(), Optional.of(now));
    }

    WebhookDelivery repeatedAt(Instant next) {
        return copy(DeliveryStanding.QUEUED, queuedAt, Optional.of(next), Optional.empty());
    }

    WebhookDelivery givenUp(Instant now) {
        return copy(DeliveryStanding.GIVEN_UP, queuedAt, Optional.empty(), Optional.of(now));
    }

    boolean isQueued() {
        return standing == DeliveryStanding.QUEUED;
    }

    private WebhookDelivery copy(
            DeliveryStanding newStanding,
            Instant newQueuedAt,
            Optional<Instant> newNextAttemptAt,
            Optional<Instant> newEndedAt) {
        return new WebhookDelivery(
                id,
                practiceId,
                webhookId,
                eventId,
                event,
                body,
                newStanding,
                attempts,
                newQueuedAt,
                newNextAttemptAt,
                newEndedAt,
                createdAt);
    }
}
