package org.florscribe.clinical.export;

import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.florscribe.clinical.encounter.EncounterRepository;
import org.florscribe.clinical.encounter.VisitChanged;
import org.florscribe.practice.audit.AuditAction;
import org.florscribe.practice.audit.AuditTrail;
import org.florscribe.practice.identity.Permission;
import org.florscribe.practice.identity.Requires;
import org.florscribe.practice.webhook.VisitMilestone;
import org.florscribe.practice.webhook.WebhookEvent;
import org.florscribe.shared.ApplicationService;
import org.florscribe.shared.NotFound;

/**
 * The write ledger, one transaction for each entry: what is about to be sent is committed before it leaves, what came of it
 * after. EHRs are called between these, in no transaction.
 */
@ApplicationService
public class DeliveryLedger {

    private static final int ROUND = 50;
    private static final Duration SOONEST = Duration.ofSeconds(5);

    private final DeliveryRepository deliveries;
    private final EhrConnectionRepository connections;
    private final DeliveryPreparation preparation;
    private final DeliveryQueue queue;
    private final EncounterRepository encounters;
    private final AuditTrail trail;
    private final Event<VisitChanged> changes;
    private final Event<VisitMilestone> milestones;
    private final Clock clock;

    @Inject
    DeliveryLedger(
            DeliveryRepository deliveries,
            EhrConnectionRepository connections,
            DeliveryPreparation preparation,
            DeliveryQueue queue,
            EncounterRepository encounters,
            AuditTrail trail,
            Event<VisitChanged> changes,
            Event<VisitMilestone> milestones,
            Clock clock) {
        this.deliveries = deliveries;
        this.connections = connections;
        this.preparation = preparation;
        this.queue = queue;
        this.encounters = encounters;
        this.trail = trail;
        this.changes = changes;
        this.milestones = milestones;
        this.clock = clock;
    }

    /** What is due for a connection, oldest first. */
    @Requires(Permission.SYSTEM)
    public List<DeliveryRepository.Due> due(UUID connectionId) {
        return deliveries.due(connectionId, clock.instant(), ROUND);
    }

    /** Has somebody look again when the next thing is due for a connection, if anything is. */
    @Requires(Permission.SYSTEM)
    public void wakeForNext(UUID practiceId, UUID connectionId) {
        Instant soon = clock.instant().plus(SOONEST);
        deliveries
                .nextDue(connectionId)
                .ifPresent(at -> queue.at(at.isBefore(soon) ? soon : at, practiceId, connectionId));
    }

    /** @return empty when nothing is to be done about it by now, or it was parked because it must not be sent */
    @Requires(Permission.SYSTEM)
    public Optional<DeliveryWork> open(UUID deliveryId) {
        Optional<Delivery> due = deliveries.find(deliveryId).filter(it -> it.isDue(clock.instant()));
        if (due.isEmpty()) {
            return Optional.empty();
        }
        EhrConnection connection =
                connections.find(due.get().subject().connectionId()).orElseThrow(NotFound::new);
        Optional<DeliveryReason> objection = due.get().state() == DeliveryState.QUEUED
                ? preparation.objection(due.get(), connection)
                : Optional.empty();
        if (objection.isPresent()) {
            park(due.get(), Delivery.Trouble.of(objection.get()));
            return Optional.empty();
        }
        if (connection.isRemoved()) {
            update(due.get()
                    .postponed(
                            Delivery.Trouble.of(DeliveryReason.CONNECTION_REMOVED),
                            clock.instant().plus(Duration.ofDays(1))));
            return Optional.empty();
        }
        return Optional.of(preparation.work(due.get(), connection));
    }

    /** The intent. When this returns it is committed, and only then may anything leave. */
    @Requires(Permission.SYSTEM)
    public Delivery sending(Delivery delivery, byte[] contentHash, String ehrPatient, String node) {
        preparation.requireStillWanted(delivery);
        record(AuditAction.DELIVERY_SENT, delivery);
        return update(delivery.sending(new Delivery.Sent(clock.instant(), contentHash, ehrPatient), node));
    }

    /** It certainly did not arrive: sent again later by itself, or parked after the last try. */
    @Requires(Permission.SYSTEM)
    public Delivery notSent(Delivery delivery, Delivery.Trouble why, Optional<Duration> retryAfter) {
        int attempt = delivery.state() == DeliveryState.QUEUED ? delivery.attempt() + 1 : delivery.attempt();
        return DeliveryRetry.delayAfter(attempt, retryAfter)
                .map(delay -> update(delivery.toBeRepeated(why, clock.instant().plus(delay))))
                .orElseGet(() -> park(delivery, why));
    }

    /** Not even tried: the EHR is left alone until then, or cannot be asked now. */
    @Requires(Permission.SYSTEM)
    public Delivery postponed(Delivery delivery, Delivery.Trouble why, Instant until) {
        return update(delivery.postponed(why, until));
    }

    /** Certainly not there, and a person has to see to it. */
    @Requires(Permission.SYSTEM)
    public Delivery parked(Delivery delivery, Delivery.Trouble why) {
        return park(delivery, why);
    }

    @Requires(Permission.SYSTEM)
    public Delivery unknown(Delivery delivery, Delivery.Trouble why) {
        record(AuditAction.DELIVERY_UNKNOWN, delivery);
        return update(delivery.unknown(why, clock.instant()));
    }

    @Requires(Permission.SYSTEM)
    public Delivery lookedForInVain(Delivery delivery) {
        return update(delivery.lookedForInVain(clock.instant()));
    }

    /** It is there. What waited for it goes on. */
    @Requires(Permission.SYSTEM)
    public Delivery delivered(Delivery delivery, String externalId, Optional<String> externalVersion) {
        record(AuditAction.DELIVERY_DELIVERED, delivery);
        Delivery stored = update(delivery.delivered(Optional.of(externalId), externalVersion, clock.instant()));
        preparation.releaseWaiting(stored);
        tell(WebhookEvent.NOTE_DELIVERED, stored);
        return stored;
    }

    @Requires(Permission.SYSTEM)
    public Delivery readBack(
            Delivery delivery, ReadBack found, Optional<byte[]> hash, Optional<String> externalVersion) {
        return update(delivery.readBack(found, hash, externalVersion));
    }

    @Requires(Permission.SYSTEM)
    public Delivery noticed(Delivery delivery, Delivery.Trouble what) {
        return update(delivery.noticed(what));
    }

    /** The trial of conditional create begins; committed before its request leaves. */
    @Requires(Permission.SYSTEM)
    public EhrConnection trialBegins(EhrConnection connection, UUID deliveryId) {
        return connections.update(connection.trying(deliveryId));
    }

    @Requires(Permission.SYSTEM)
    public EhrConnection trialEnds(EhrConnection connection, ConditionalCreate found) {
        trail.record(AuditAction.CONNECTION_PROVEN, "ehr_connection", connection.id());
        return connections.update(connection.tried(found));
    }

    /** A trial that no end was written of: the delivery it was made with. */
    @Requires(Permission.SYSTEM)
    public Optional<DeliveryWork> interruptedTrial(UUID connectionId) {
        return connections
                .find(connectionId)
                .filter(it -> it.trial() == ConditionalCreate.TRYING && !it.isRemoved())
                .flatMap(connection -> connection
                        .triedWith()
                        .flatMap(deliveries::find)
                        .map(delivery -> preparation.work(delivery, connection)));
    }

    private Delivery park(Delivery delivery, Delivery.Trouble why) {
        record(AuditAction.DELIVERY_PARKED, delivery);
        tell(WebhookEvent.DELIVERY_FAILED, delivery);
        return update(delivery.parked(why));
    }

    private Delivery update(Delivery changed) {
        Delivery stored = deliveries.update(changed);
        changes.fire(new VisitChanged(stored.practiceId(), stored.subject().encounterId()));
        return stored;
    }

    private void tell(WebhookEvent event, Delivery delivery) {
        milestones.fire(new VisitMilestone(
                delivery.practiceId(), event, delivery.subject().encounterId(), delivery.id()));
    }

    private void record(AuditAction action, Delivery delivery) {
        UUID patientId = encounters.get(delivery.subject().encounterId()).patientId();
        trail.record(action, "delivery", delivery.id(), patientId);
    }
}
