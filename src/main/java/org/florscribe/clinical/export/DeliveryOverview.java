package org.florscribe.clinical.export;

import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.florscribe.clinical.encounter.EncounterRepository;
import org.florscribe.clinical.encounter.VisitChanged;
import org.florscribe.practice.audit.AuditAction;
import org.florscribe.practice.audit.AuditTrail;
import org.florscribe.practice.identity.CurrentCaller;
import org.florscribe.practice.identity.Permission;
import org.florscribe.practice.identity.Requires;
import org.florscribe.shared.ApplicationService;
import org.florscribe.shared.NotFound;
import org.florscribe.shared.Page;
import org.florscribe.shared.PageRequest;
import org.florscribe.shared.PhiText;

/** All deliveries of the practice as its admin sees them: how they stand, not whom they are about or what an EHR said of them. */
@ApplicationService
public class DeliveryOverview {

    private final DeliveryRepository deliveries;
    private final EhrConnectionRepository connections;
    private final EncounterRepository encounters;
    private final DeliveryQueue queue;
    private final AuditTrail trail;
    private final CurrentCaller callers;
    private final Event<VisitChanged> changes;
    private final Clock clock;

    @Inject
    DeliveryOverview(
            DeliveryRepository deliveries,
            EhrConnectionRepository connections,
            EncounterRepository encounters,
            DeliveryQueue queue,
            AuditTrail trail,
            CurrentCaller callers,
            Event<VisitChanged> changes,
            Clock clock) {
        this.deliveries = deliveries;
        this.connections = connections;
        this.encounters = encounters;
        this.queue = queue;
        this.trail = trail;
        this.callers = callers;
        this.changes = changes;
        this.clock = clock;
    }

    /**
     * Newest first.
     *
     * @throws NotFound when there is no such connection
     */
    @Requires(Permission.MANAGE_PIPELINE)
    public Page<DeliveryView> list(Optional<UUID> connectionId, Optional<DeliveryState> state, PageRequest request) {
        if (connectionId.flatMap(connections::find).isEmpty() && connectionId.isPresent()) {
            throw new NotFound();
        }
        trail.record(AuditAction.DELIVERIES_LISTED, "delivery");
        Map<UUID, String> names = new HashMap<>();
        return deliveries
                .list(connectionId, state, request)
                .map(it -> new DeliveryView(
                        withoutWords(it), names.computeIfAbsent(it.subject().connectionId(), this::nameOf)));
    }

    /** Of all connections in use. */
    @Requires(Permission.MANAGE_PIPELINE)
    public Map<DeliveryState, Long> counts() {
        Map<DeliveryState, Long> all = new EnumMap<>(DeliveryState.class);
        for (DeliveryState state : DeliveryState.values()) {
            all.put(state, 0L);
        }
        connections.list().forEach(it -> deliveries.counts(it.id()).forEach((s, n) -> all.merge(s, n, Long::sum)));
        return all;
    }

    /** @throws org.florscribe.shared.Conflict {@code wrong-state} unless it is parked */
    @Requires(Permission.MANAGE_PIPELINE)
    public void retry(UUID deliveryId) {
        Delivery before = deliveries.find(deliveryId).orElseThrow(NotFound::new);
        Delivery stored = deliveries.update(before.askedAgain(callers.get().correlationId(), clock.instant()));
        UUID encounterId = stored.subject().encounterId();
        trail.record(
                AuditAction.DELIVERY_RETRIED,
                "delivery",
                deliveryId,
                encounters.get(encounterId).patientId());
        queue.now(stored.practiceId(), stored.subject().connectionId());
        changes.fire(new VisitChanged(stored.practiceId(), encounterId));
    }

    private static Delivery withoutWords(Delivery delivery) {
        return new DeliveryDraft(delivery)
                .trouble(delivery.trouble().map(it -> new Delivery.Trouble(it.reason(), PhiText.EMPTY)))
                .done();
    }

    private String nameOf(UUID connectionId) {
        return connections.find(connectionId).map(it -> it.terms().name()).orElse("");
    }
}
