package org.florscribe.practice.webhook;

import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.florscribe.practice.audit.AuditAction;
import org.florscribe.practice.audit.AuditTrail;
import org.florscribe.practice.identity.Permission;
import org.florscribe.practice.identity.Requires;
import org.florscribe.shared.ApplicationService;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The work of bringing events, one transaction for each entry: a try is committed before it leaves, what came of it after. A try
 * of which nothing is heard is repeated, so an event can come twice and cannot be lost. Webhooks are locked before their
 * deliveries.
 */
@ApplicationService
public class WebhookLedger {

    /** Longer than any try may take. */
    static final Duration LOST = Duration.ofMinutes(1);

    /** How long the log is kept, and what is held waits. */
    static final Duration KEPT = Duration.ofDays(30);

    private static final Logger LOG = LoggerFactory.getLogger(WebhookLedger.class);
    private static final int ROUND = 50;
    private static final Duration SOONEST = Duration.ofSeconds(5);
    private static final Duration REST = Duration.ofSeconds(30);

    private final WebhookRepository webhooks;
    private final WebhookDeliveryRepository deliveries;
    private final WebhookQueue queue;
    private final WebhookNotice notice;
    private final AuditTrail trail;
    private final Clock clock;

    @Inject
    WebhookLedger(
            WebhookRepository webhooks,
            WebhookDeliveryRepository deliveries,
            WebhookQueue queue,
            WebhookNotice notice,
            AuditTrail trail,
            Clock clock) {
        this.webhooks = webhooks;
        this.deliveries = deliveries;
        this.queue = queue;
        this.notice = notice;
        this.trail = trail;
        this.clock = clock;
    }

    /** A try that is about to be made. */
    public record Begun(WebhookDelivery delivery, Instant at, WebhookCarrier.Parcel parcel) {}

    /** Webhooks with something to be sent by now. Forgets what was kept for long enough. */
    @Requires(Permission.SYSTEM)
    public List<UUID> sweep() {
        Instant now = clock.instant();
        deliveries.forgetBefore(now.minus(KEPT));
        deliveries.releaseStray(now);
        return deliveries.webhooksDue(now);
    }

    /** What is due for one, the longest due first. */
    @Requires(Permission.SYSTEM)
    public List<UUID> due(UUID webhookId) {
        return deliveries.due(webhookId, clock.instant(), ROUND);
    }

    /**
     * Has somebody look again when the next thing is due, if anything is.
     *
     * @param answers false when it has just kept us waiting in vain: then it is left alone for a while
     */
    @Requires(Permission.SYSTEM)
    public void wakeForNext(UUID practiceId, UUID webhookId, boolean answers) {
        Instant soon = clock.instant().plus(answers ? SOONEST : REST);
        deliveries.nextDue(webhookId).ifPresent(at -> queue.at(at.isBefore(soon) ? soon : at, practiceId, webhookId));
    }

    /** @return empty when nothing is to be sent by now, or another node is at it */
    @Requires(Permission.SYSTEM)
    public Optional<Begun> begin(UUID deliveryId) {
        Instant now = clock.instant();
        Optional<WebhookDelivery> taken = deliveries.take(deliveryId, now, now.plus(LOST));
        if (taken.isEmpty()) {
            return Optional.empty();
        }
        WebhookDelivery delivery = taken.get();
        Webhook webhook = webhooks.find(delivery.webhookId()).orElseThrow();
        if (!webhook.isActive()) {
            deliveries.update(webhook.isRemoved() ? delivery.givenUp(now) : delivery.held());
            return Optional.empty();
        }
        return Optional.of(new Begun(delivery, now, parcel(webhook, delivery, now)));
    }

    /** What came of a try. One that is late, because another was begun meanwhile, counts when it arrived. */
    @Requires(Permission.SYSTEM)
    public void end(Begun begun, WebhookCarrier.Receipt receipt) {
        Instant now = clock.instant();
        Webhook webhook = webhooks.findForChange(begun.delivery().webhookId()).orElseThrow();
        WebhookDelivery delivery =
                deliveries.findForChange(begun.delivery().id()).orElseThrow();
        deliveries.addAttempt(
                delivery.id(),
                new WebhookAttempt(
                        begun.delivery().attempts(), begun.at(), receipt.outcome(), receipt.status(), receipt.took()));
        if (receipt.outcome().isDelivered()) {
            deliveries.update(delivery.delivered(now));
            webhooks.updateLine(webhook.delivered(now));
        } else if (delivery.isQueued()
                && delivery.attempts() == begun.delivery().attempts()) {
            failed(webhook, delivery, receipt, now);
        }
    }

    private void failed(Webhook webhook, WebhookDelivery delivery, WebhookCarrier.Receipt receipt, Instant now) {
        Optional<Instant> next = RetrySchedule.next(
                delivery.queuedAt(),
                now,
                receipt.retryAfter(),
                ThreadLocalRandom.current().nextDouble());
        deliveries.update(next.map(delivery::repeatedAt).orElseGet(() -> delivery.givenUp(now)));
        Webhook after = webhook.failed(
                receipt.outcome(), Optional.of(delivery.queuedAt()).filter(it -> next.isEmpty()), now);
        webhooks.updateLine(after);
        if (webhook.isActive() && !after.isActive()) {
            deliveries.hold(webhook.id());
            trail.record(AuditAction.WEBHOOK_SWITCHED_OFF, "webhook", webhook.id());
            notice.switchedOff();
            LOG.atWarn()
                    .addKeyValue("webhook", webhook.id())
                    .addKeyValue("failures", after.line().failures())
                    .addKeyValue("reason", receipt.outcome())
                    .log("a webhook was switched off");
        }
    }

    static WebhookCarrier.Parcel parcel(Webhook webhook, WebhookDelivery delivery, Instant now) {
        return new WebhookCarrier.Parcel(
                webhook.terms().address(),
                webhook.secrets().signing(now),
                delivery.id(),
                delivery.eventId(),
                delivery.event(),
                delivery.body());
    }
}
