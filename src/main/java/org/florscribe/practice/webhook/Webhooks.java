package org.florscribe.practice.webhook;

import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.florscribe.practice.audit.AuditAction;
import org.florscribe.practice.audit.AuditTrail;
import org.florscribe.practice.identity.CurrentCaller;
import org.florscribe.practice.identity.Permission;
import org.florscribe.practice.identity.Reauthentication;
import org.florscribe.practice.identity.Requires;
import org.florscribe.shared.ApplicationService;
import org.florscribe.shared.Conflict;
import org.florscribe.shared.Ids;
import org.florscribe.shared.InvalidInput;
import org.florscribe.shared.NotFound;
import org.florscribe.shared.Page;
import org.florscribe.shared.PageRequest;
import org.florscribe.shared.StaleVersion;

/** Whom a practice has told of its visits. Who changes one decides where news of visits goes, so the password is asked for. */
@ApplicationService
public class Webhooks {

    static final int MOST = 10;

    private static final String WEBHOOK = "webhook";

    private final WebhookRepository webhooks;
    private final WebhookDeliveryRepository deliveries;
    private final WebhookQueue queue;
    private final WebhookCarrier carrier;
    private final Reauthentication reauthentication;
    private final AuditTrail trail;
    private final CurrentCaller callers;
    private final Clock clock;

    @Inject
    Webhooks(
            WebhookRepository webhooks,
            WebhookDeliveryRepository deliveries,
            WebhookQueue queue,
            WebhookCarrier carrier,
            Reauthentication reauthentication,
            AuditTrail trail,
            CurrentCaller callers,
            Clock clock) {
        this.webhooks = webhooks;
        this.deliveries = deliveries;
        this.queue = queue;
        this.carrier = carrier;
        this.reauthentication = reauthentication;
        this.trail = trail;
        this.callers = callers;
        this.clock = clock;
    }

    /** Oldest first. */
    @Requires(Permission.MANAGE_PRACTICE)
    public List<WebhookView> list() {
        trail.record(AuditAction.WEBHOOKS_LISTED, WEBHOOK);
        return webhooks.list().stream().map(this::view).toList();
    }

    /** How many the product has switched off itself, so that an admin learns of it wherever they are. */
    @Requires(Permission.MANAGE_PRACTICE)
    public long switchedOff() {
        return webhooks.countSwitchedOff();
    }

    @Requires(Permission.MANAGE_PRACTICE)
    public WebhookView get(UUID id) {
        return view(used(webhooks.find(id)));
    }

    /**
     * @throws InvalidInput for {@code url} when it is certain that the address may not be called
     * @throws Conflict {@code too-many-webhooks}
     */
    @Requires(Permission.MANAGE_PRACTICE)
    public IssuedSecret add(Webhook.Terms terms) {
        reauthentication.requireRecent();
        requireAllowed(terms);
        if (webhooks.list().size() >= MOST) {
            throw new Conflict("too-many-webhooks", "A practice has at most " + MOST + " webhooks. Remove one first.");
        }
        Webhook made = Webhook.made(Ids.next(), callers.get().practice(), terms, clock.instant());
        webhooks.add(made);
        trail.record(AuditAction.WEBHOOK_ADDED, WEBHOOK, made.id());
        return issued(used(webhooks.find(made.id())));
    }

    /**
     * Switched off, it is told nothing and what happens is held for it; switched on, it gets what was held.
     *
     * @param version the one that was looked at
     */
    @Requires(Permission.MANAGE_PRACTICE)
    public WebhookView change(UUID id, WebhookChange change, long version) {
        Webhook before = used(webhooks.findForChange(id));
        reauthentication.requireRecent();
        if (before.version() != version) {
            throw new StaleVersion();
        }
        Webhook.Terms terms = change.applyTo(before.terms());
        if (!terms.url().equals(before.terms().url())) {
            requireAllowed(terms);
        }
        Webhook now =
                webhooks.update(before.with(terms).switched(change.active().orElse(before.isActive())));
        if (now.isActive() && !before.isActive()) {
            deliveries.release(id, clock.instant());
            queue.now(now.practiceId(), id);
        } else if (!now.isActive() && before.isActive()) {
            deliveries.hold(id);
        }
        trail.record(AuditAction.WEBHOOK_CHANGED, WEBHOOK, id);
        return view(now);
    }

    /** A new secret. The one before still signs for {@link SigningSecrets#OVERLAP}, beside the new one. */
    @Requires(Permission.MANAGE_PRACTICE)
    public IssuedSecret changeSecret(UUID id) {
        Webhook before = used(webhooks.findForChange(id));
        reauthentication.requireRecent();
        Webhook now = webhooks.update(before.withNewSecret(clock.instant()));
        trail.record(AuditAction.WEBHOOK_SECRET_CHANGED, WEBHOOK, id);
        return issued(now);
    }

    /** It is told nothing any more. What it was told stays on record for as long as its log is kept. */
    @Requires(Permission.MANAGE_PRACTICE)
    public void remove(UUID id) {
        Webhook before = used(webhooks.findForChange(id));
        reauthentication.requireRecent();
        Instant now = clock.instant();
        webhooks.update(before.removed(now));
        deliveries.giveUp(id, now);
        trail.record(AuditAction.WEBHOOK_REMOVED, WEBHOOK, id);
    }

    /** What it was, is and will be told, newest first. */
    @Requires(Permission.MANAGE_PRACTICE)
    public Page<DeliveryLog> log(UUID id, PageRequest page) {
        used(webhooks.find(id));
        trail.record(AuditAction.WEBHOOK_LOG_VIEWED, WEBHOOK, id);
        Page<WebhookDelivery> found = deliveries.list(id, page);
        Map<UUID, List<WebhookAttempt>> attempts = deliveries.attempts(
                found.items().stream().map(WebhookDelivery::id).toList());
        return found.map(it -> new DeliveryLog(it, attempts.getOrDefault(it.id(), List.of())));
    }

    /**
     * Sends an event again, with the id it had, whatever came of it before.
     *
     * @throws Conflict {@code webhook-off} while it is told nothing
     */
    @Requires(Permission.MANAGE_PRACTICE)
    public DeliveryLog sendAgain(UUID id, UUID deliveryId) {
        Webhook webhook = used(webhooks.findForChange(id));
        WebhookDelivery before = deliveries
                .findForChange(deliveryId)
                .filter(it -> it.webhookId().equals(id))
                .orElseThrow(NotFound::new);
        if (!webhook.isActive()) {
            throw new Conflict("webhook-off", "This webhook is switched off. Switch it on first.");
        }
        WebhookDelivery again = before.queued(clock.instant());
        deliveries.update(again);
        queue.now(webhook.practiceId(), id);
        trail.record(AuditAction.WEBHOOK_SENT_AGAIN, WEBHOOK, id);
        return new DeliveryLog(again, deliveries.attempts(List.of(deliveryId)).getOrDefault(deliveryId, List.of()));
    }

    /** The webhook itself, for {@link WebhookPing}. */
    @Requires(Permission.MANAGE_PRACTICE)
    public Webhook toPing(UUID id) {
        Webhook webhook = used(webhooks.find(id));
        trail.record(AuditAction.WEBHOOK_TESTED, WEBHOOK, id);
        return webhook;
    }

    /** What came of a ping, for the log. */
    @Requires(Permission.MANAGE_PRACTICE)
    public DeliveryLog pinged(WebhookDelivery ping, WebhookAttempt attempt) {
        Instant now = clock.instant();
        WebhookDelivery ended = attempt.outcome().isDelivered() ? ping.delivered(now) : ping.givenUp(now);
        deliveries.add(ended);
        deliveries.addAttempt(ended.id(), attempt);
        return new DeliveryLog(ended, List.of(attempt));
    }

    private static Webhook used(Optional<Webhook> found) {
        return found.filter(it -> !it.isRemoved()).orElseThrow(NotFound::new);
    }

    private void requireAllowed(Webhook.Terms terms) {
        if (carrier.refuses(terms.address())) {
            throw new InvalidInput("url", AttemptOutcome.ADDRESS_REFUSED.words());
        }
    }

    private WebhookView view(Webhook webhook) {
        return new WebhookView(webhook, deliveries.counts(webhook.id()));
    }

    private IssuedSecret issued(Webhook webhook) {
        return new IssuedSecret(view(webhook), webhook.secrets().current());
    }
}
