package org.florscribe.clinical.export;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.florscribe.clinical.encounter.EncounterRepository;
import org.florscribe.clinical.encounter.VisitChanged;
import org.florscribe.clinical.note.ClinicalNote;
import org.florscribe.clinical.note.NoteRepository;
import org.florscribe.clinical.note.NoteState;
import org.florscribe.clinical.signature.Addendum;
import org.florscribe.clinical.signature.AddendumRepository;
import org.florscribe.clinical.signature.NoteAmended;
import org.florscribe.clinical.signature.NoteSigned;
import org.florscribe.practice.audit.AuditAction;
import org.florscribe.practice.audit.AuditTrail;
import org.florscribe.practice.identity.CurrentCaller;
import org.florscribe.shared.Ids;

/**
 * A note was signed, so it leaves for the practice's chart: asked for in the transaction that signed it, or not at all. What is
 * added to it later, or that it was entered in error, follows to wherever the note went.
 */
@ApplicationScoped
public class ExportStart {

    private final DeliveryRepository deliveries;
    private final EhrConnectionRepository connections;
    private final DeliveryQueue queue;
    private final EncounterRepository encounters;
    private final NoteRepository notes;
    private final AddendumRepository addenda;
    private final AuditTrail trail;
    private final CurrentCaller callers;
    private final Event<VisitChanged> changes;
    private final Clock clock;

    @Inject
    ExportStart(
            DeliveryRepository deliveries,
            EhrConnectionRepository connections,
            DeliveryQueue queue,
            EncounterRepository encounters,
            NoteRepository notes,
            AddendumRepository addenda,
            AuditTrail trail,
            CurrentCaller callers,
            Event<VisitChanged> changes,
            Clock clock) {
        this.deliveries = deliveries;
        this.connections = connections;
        this.queue = queue;
        this.encounters = encounters;
        this.notes = notes;
        this.addenda = addenda;
        this.trail = trail;
        this.callers = callers;
        this.changes = changes;
        this.clock = clock;
    }

    void deliverSigned(@Observes NoteSigned signed) {
        connections
                .findDefault()
                .ifPresent(connection -> deliver(connection, notes.get(signed.encounterId()), Optional.empty()));
    }

    void followAmended(@Observes NoteAmended amended) {
        ClinicalNote note = notes.get(amended.encounterId());
        Set<UUID> sentTo = deliveries.ofEncounter(note.encounterId()).stream()
                .filter(it -> it.subject().kind() == DocumentKind.NOTE)
                .map(it -> it.subject().connectionId())
                .collect(Collectors.toSet());
        for (UUID connectionId : sentTo) {
            connections
                    .find(connectionId)
                    .filter(it -> !it.isRemoved())
                    .ifPresent(connection -> follow(connection, note));
        }
    }

    /** The note, and what was added to it before. What is on its way or there already is given as it is. */
    Delivery deliver(EhrConnection connection, ClinicalNote note, Optional<String> ehrEncounter) {
        Delivery delivery = ask(connection, note, DocumentKind.NOTE, note.id(), ehrEncounter);
        follow(connection, note);
        return delivery;
    }

    private void follow(EhrConnection connection, ClinicalNote note) {
        if (note.state() == NoteState.SIGNED) {
            for (Addendum addendum : addenda.list(note)) {
                ask(connection, note, DocumentKind.ADDENDUM, addendum.id(), Optional.empty());
            }
            return;
        }
        for (Delivery sent : deliveries.ofEncounter(note.encounterId())) {
            boolean mayBeThere = sent.subject().kind() != DocumentKind.WITHDRAWAL
                    && sent.state() != DeliveryState.PARKED
                    && sent.subject().connectionId().equals(connection.id());
            if (mayBeThere) {
                ask(connection, note, DocumentKind.WITHDRAWAL, sent.id(), Optional.empty());
            }
        }
    }

    private Delivery ask(
            EhrConnection connection, ClinicalNote note, DocumentKind kind, UUID of, Optional<String> ehrEncounter) {
        return deliveries.find(connection.id(), kind, of).orElseGet(() -> {
            Delivery added = deliveries.add(Delivery.queued(
                    Ids.next(),
                    connection.practiceId(),
                    new Delivery.Subject(connection.id(), note.encounterId(), note.id(), kind, of, ehrEncounter),
                    callers.get().correlationId(),
                    clock.instant()));
            trail.record(
                    AuditAction.DELIVERY_ASKED,
                    "delivery",
                    added.id(),
                    encounters.get(note.encounterId()).patientId());
            queue.now(connection.practiceId(), connection.id());
            changes.fire(new VisitChanged(connection.practiceId(), note.encounterId()));
            return added;
        });
    }
}
