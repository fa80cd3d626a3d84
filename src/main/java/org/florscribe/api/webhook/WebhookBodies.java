package org.florscribe.api.webhook;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.florscribe.practice.webhook.AttemptOutcome;
import org.florscribe.practice.webhook.DeliveryLog;
import org.florscribe.practice.webhook.DeliveryStanding;
import org.florscribe.practice.webhook.IssuedSecret;
import org.florscribe.practice.webhook.SigningSecrets;
import org.florscribe.practice.webhook.Webhook;
import org.florscribe.practice.webhook.WebhookAttempt;
import org.florscribe.practice.webhook.WebhookDelivery;
import org.florscribe.practice.webhook.WebhookEvent;
import org.florscribe.practice.webhook.WebhookState;
import org.florscribe.practice.webhook.WebhookView;

/** Webhooks as the API gives them. A secret is given when it is made, and never again. */
final class WebhookBodies {

    private WebhookBodies() {}

    /**
     * One webhook.
     *
     * @param secretSetAt when the current secret was made
     * @param previousSecretUntil until when the secret before still signs beside it
     * @param failures tries in a row that failed
     * @param deliveries how many stand where
     */
    public record WebhookBody(
            UUID id,
            String url,
            List<String> events,
            WebhookState state,
            Instant secretSetAt,
            Optional<Instant> previousSecretUntil,
            int failures,
            Optional<Instant> failingSince,
            Optional<Instant> lastDeliveredAt,
            Map<DeliveryStanding, Long> deliveries,
            Instant createdAt,
            long version) {

        static WebhookBody of(WebhookView view) {
            Webhook webhook = view.webhook();
            return new WebhookBody(
                    webhook.id(),
                    webhook.terms().url(),
                    webhook.terms().events().stream()
                            .sorted()
                            .map(WebhookEvent::word)
                            .toList(),
                    webhook.state(),
                    webhook.secrets().setAt(),
                    webhook.secrets().previous().map(SigningSecrets.Outgoing::until),
                    webhook.line().failures(),
                    webhook.line().failingSince(),
                    webhook.line().lastDeliveredAt(),
                    view.counts(),
                    webhook.createdAt(),
                    webhook.version());
        }
    }

    /** A webhook and its secret, this once. */
    public record IssuedBody(UUID id, String secret, WebhookBody webhook) {

        static IssuedBody of(IssuedSecret issued) {
            return new IssuedBody(issued.view().webhook().id(), issued.secret(), WebhookBody.of(issued.view()));
        }

        @Override
        public String toString() {
            return "IssuedBody[masked]";
        }
    }

    /**
     * One try.
     *
     * @param status of the answer, when one came
     * @param message what the outcome means
     */
    public record AttemptBody(
            int number, Instant at, AttemptOutcome outcome, Optional<Integer> status, long durationMs, String message) {

        static AttemptBody of(WebhookAttempt attempt) {
            return new AttemptBody(
                    attempt.number(),
                    attempt.at(),
                    attempt.outcome(),
                    attempt.status(),
                    attempt.took().toMillis(),
                    attempt.outcome().words());
        }
    }

    /** One event on its way to a webhook. */
    public record WebhookDeliveryBody(
            UUID id,
            UUID eventId,
            String event,
            DeliveryStanding state,
            int attempt,
            Optional<Instant> nextAttemptAt,
            Optional<Instant> endedAt,
            Instant createdAt,
            List<AttemptBody> attempts) {

        static WebhookDeliveryBody of(DeliveryLog log) {
            WebhookDelivery delivery = log.delivery();
            return new WebhookDeliveryBody(
                    delivery.id(),
                    delivery.eventId(),
                    delivery.event().word(),
                    delivery.standing(),
                    delivery.attempts(),
                    delivery.nextAttemptAt(),
                    delivery.endedAt(),
                    delivery.createdAt(),
                    log.attempts().stream().map(AttemptBody::of).toList());
        }
    }
}
