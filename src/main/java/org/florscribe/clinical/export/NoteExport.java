package org.florscribe.clinical.export;

import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.florscribe.clinical.encounter.EncounterRepository;
import org.florscribe.clinical.encounter.VisitChanged;
import org.florscribe.clinical.note.ClinicalNote;
import org.florscribe.clinical.note.NoteRepository;
import org.florscribe.practice.audit.AuditAction;
import org.florscribe.practice.audit.AuditTrail;
import org.florscribe.practice.identity.Allowance;
import org.florscribe.practice.identity.CurrentCaller;
import org.florscribe.practice.identity.Limited;
import org.florscribe.practice.identity.Permission;
import org.florscribe.practice.identity.Requires;
import org.florscribe.shared.ApplicationService;
import org.florscribe.shared.Conflict;
import org.florscribe.shared.InvalidInput;
import org.florscribe.shared.NotFound;

/** The deliveries of one visit: asked for by a person, tried again, and what became of one whose answer was lost. */
@ApplicationService
public class NoteExport {

    private static final String DELIVERY = "delivery";

    private final DeliveryRepository deliveries;
    private final EhrConnectionRepository connections;
    private final ExportStart start;
    private final DeliveryPreparation preparation;
    private final DeliveryQueue queue;
    private final EncounterRepository encounters;
    private final NoteRepository notes;
    private final AuditTrail trail;
    private final CurrentCaller callers;
    private final Event<VisitChanged> changes;
    private final Clock clock;

    @Inject
    NoteExport(
            DeliveryRepository deliveries,
            EhrConnectionRepository connections,
            ExportStart start,
            DeliveryPreparation preparation,
            DeliveryQueue queue,
            EncounterRepository encounters,
            NoteRepository notes,
            AuditTrail trail,
            CurrentCaller callers,
            Event<VisitChanged> changes,
            Clock clock) {
        this.deliveries = deliveries;
        this.connections = connections;
        this.start = start;
        this.preparation = preparation;
        this.queue = queue;
        this.encounters = encounters;
        this.notes = notes;
        this.trail = trail;
        this.callers = callers;
        this.changes = changes;
        this.clock = clock;
    }

    /** Where notes can be sent, by name. */
    @Requires(Permission.VIEW_CHART)
    public List<EhrTarget> targets() {
        return connections.list().stream()
                .map(it -> new EhrTarget(it.id(), it.terms().name(), it.isDefault()))
                .toList();
    }

    /** What went, goes or is to go somewhere of this visit; oldest first. */
    @Requires(Permission.VIEW_CHART)
    public List<DeliveryView> list(UUID encounterId) {
        UUID patientId = encounters.get(encounterId).patientId();
        List<Delivery> found = deliveries.ofEncounter(encounterId);
        if (!found.isEmpty()) {
            trail.record(AuditAction.DELIVERIES_LISTED, DELIVERY, null, patientId);
        }
        Map<UUID, String> names = new HashMap<>();
        return found.stream()
                .map(it ->
                        new DeliveryView(it, names.computeIfAbsent(it.subject().connectionId(), this::nameOf)))
                .toList();
    }

    /**
     * Sends the signed note there. What was asked for before is given as it is.
     *
     * @param ehrEncounter the visit's id in the chart, when the document is to be filed under it
     * @throws Conflict {@code note-not-signed} or {@code entered-in-error}
     */
    @Limited(Allowance.EXPORTS)
    @Requires(Permission.EXPORT_NOTE)
    public DeliveryView deliver(UUID encounterId, UUID connectionId, Optional<String> ehrEncounter) {
        encounters.getForChange(encounterId);
        ClinicalNote note = notes.get(encounterId);
        EhrConnection connection =
                connections.find(connectionId).filter(it -> !it.isRemoved()).orElseThrow(NotFound::new);
        note.requireSigned();
        Optional<String> named = ehrEncounter.map(String::strip).filter(it -> !it.isEmpty());
        named.ifPresent(it -> requireId("ehrEncounter", it));
        return new DeliveryView(
                start.deliver(connection, note, named), connection.terms().name());
    }

    /** @throws Conflict {@code wrong-state} unless it is parked */
    @Requires(Permission.EXPORT_NOTE)
    public DeliveryView retry(UUID encounterId, UUID deliveryId) {
        return change(
                encounterId,
                deliveryId,
                AuditAction.DELIVERY_RETRIED,
                it -> it.askedAgain(callers.get().correlationId(), clock.instant()));
    }

    /**
     * The caller found it in the chart.
     *
     * @param externalId its id there; empty when that cannot be seen
     * @throws Conflict {@code wrong-state} unless its answer was lost
     */
    @Requires(Permission.EXPORT_NOTE)
    public DeliveryView confirm(UUID encounterId, UUID deliveryId, Optional<String> externalId) {
        Optional<String> id = externalId.map(String::strip).filter(it -> !it.isEmpty());
        id.ifPresent(it -> requireId("externalId", it));
        DeliveryView confirmed = change(
                encounterId,
                deliveryId,
                AuditAction.DELIVERY_RESOLVED,
                it -> it.confirmed(id, callers.get().staff(), clock.instant()));
        preparation.releaseWaiting(confirmed.delivery());
        return confirmed;
    }

    /**
     * The caller looked into the chart and did not find it: it is sent again.
     *
     * @throws Conflict {@code wrong-state} unless its answer was lost
     */
    @Limited(Allowance.EXPORTS)
    @Requires(Permission.EXPORT_NOTE)
    public DeliveryView sendAgain(UUID encounterId, UUID deliveryId) {
        return change(
                encounterId,
                deliveryId,
                AuditAction.DELIVERY_RESOLVED,
                it -> it.missing(callers.get().staff(), clock.instant()));
    }

    private DeliveryView change(
            UUID encounterId, UUID deliveryId, AuditAction action, UnaryOperator<Delivery> decision) {
        UUID patientId = encounters.getForChange(encounterId).patientId();
        Delivery before = deliveries
                .findForChange(deliveryId)
                .filter(it -> it.subject().encounterId().equals(encounterId))
                .orElseThrow(NotFound::new);
        Delivery stored = deliveries.update(decision.apply(before));
        trail.record(action, DELIVERY, deliveryId, patientId);
        queue.now(stored.practiceId(), stored.subject().connectionId());
        changes.fire(new VisitChanged(stored.practiceId(), encounterId));
        return new DeliveryView(stored, nameOf(stored.subject().connectionId()));
    }

    private String nameOf(UUID connectionId) {
        return connections.find(connectionId).map(it -> it.terms().name()).orElse("");
    }

    private static void requireId(String field, String id) {
        if (!id.matches("[A-Za-z0-9\\-.]{1,64}")) {
            throw new InvalidInput(
                    field, "An id in the EHR has at most 64 letters, digits, hyphens and dots, such as 4711.");
        }
    }
}
