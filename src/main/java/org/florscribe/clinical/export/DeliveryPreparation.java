package org.florscribe.clinical.export;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.florscribe.clinical.encounter.Encounter;
import org.florscribe.clinical.encounter.EncounterRepository;
import org.florscribe.clinical.note.Attestation;
import org.florscribe.clinical.note.ClinicalNote;
import org.florscribe.clinical.note.NoteRepository;
import org.florscribe.clinical.note.NoteState;
import org.florscribe.clinical.patient.Patient;
import org.florscribe.clinical.patient.PatientRepository;
import org.florscribe.clinical.signature.Addendum;
import org.florscribe.clinical.signature.AddendumRepository;
import org.florscribe.clinical.signature.NoteComposition;
import org.florscribe.clinical.signature.NoteDocument;
import org.florscribe.practice.identity.Staff;
import org.florscribe.practice.identity.StaffRepository;
import org.florscribe.shared.Conflict;
import org.florscribe.shared.NotFound;

/** Gathers what a delivery needs, and says why it must not be made. */
@ApplicationScoped
class DeliveryPreparation {

    /** A visit lasts until its note was signed, unless that was done much later. */
    private static final Duration LONGEST_VISIT = Duration.ofHours(12);

    private final DeliveryRepository deliveries;
    private final EncounterRepository encounters;
    private final PatientRepository patients;
    private final NoteRepository notes;
    private final AddendumRepository addenda;
    private final NoteComposition composition;
    private final StaffRepository staff;
    private final DeliveryQueue queue;
    private final Clock clock;

    @Inject
    DeliveryPreparation(
            DeliveryRepository deliveries,
            EncounterRepository encounters,
            PatientRepository patients,
            NoteRepository notes,
            AddendumRepository addenda,
            NoteComposition composition,
            StaffRepository staff,
            DeliveryQueue queue,
            Clock clock) {
        this.deliveries = deliveries;
        this.encounters = encounters;
        this.patients = patients;
        this.notes = notes;
        this.addenda = addenda;
        this.composition = composition;
        this.staff = staff;
        this.queue = queue;
        this.clock = clock;
    }

    Optional<DeliveryReason> objection(Delivery delivery, EhrConnection connection) {
        if (connection.isRemoved()) {
            return Optional.of(DeliveryReason.CONNECTION_REMOVED);
        }
        ClinicalNote note = notes.get(delivery.subject().encounterId());
        boolean withdrawal = delivery.subject().kind() == DocumentKind.WITHDRAWAL;
        if (note.state() != NoteState.SIGNED && !withdrawal) {
            return Optional.of(DeliveryReason.NOTE_WITHDRAWN);
        }
        if (!note.isAsSigned()) {
            return Optional.of(DeliveryReason.INTERNAL);
        }
        if (delivery.subject().kind() != DocumentKind.NOTE) {
            Optional<Delivery> asked = base(delivery);
            Optional<Delivery> base = asked.filter(it -> it.state() == DeliveryState.DELIVERED);
            if (base.isEmpty()) {
                boolean neverWent = withdrawal
                        && asked.flatMap(Delivery::trouble)
                                .filter(it -> it.reason() == DeliveryReason.NOTE_WITHDRAWN)
                                .isPresent();
                return Optional.of(neverWent ? DeliveryReason.NOTE_WITHDRAWN : DeliveryReason.NOTE_NOT_DELIVERED);
            }
            if (withdrawal && base.get().externalId().isEmpty()) {
                return Optional.of(DeliveryReason.CANNOT_BE_WITHDRAWN);
            }
        }
        return !withdrawal && patientOf(delivery).mrn().isEmpty()
                ? Optional.of(DeliveryReason.NO_RECORD_NUMBER)
                : Optional.empty();
    }

    /** @throws Conflict when the note was marked as entered in error since it was looked at */
    void requireStillWanted(Delivery delivery) {
        boolean withdrawn = notes.get(delivery.subject().encounterId()).state() != NoteState.SIGNED;
        if (withdrawn && delivery.subject().kind() != DocumentKind.WITHDRAWAL) {
            throw new Conflict("entered-in-error", DeliveryReason.NOTE_WITHDRAWN.words());
        }
    }

    DeliveryWork work(Delivery delivery, EhrConnection connection) {
        Encounter encounter = encounters.get(delivery.subject().encounterId());
        ClinicalNote note = notes.get(encounter.id());
        Attestation signature = note.attestation().orElseThrow(NotFound::new);
        Instant from = encounter.scheduledAt();
        Instant to = signature.signedAt();
        if (to.isBefore(from)) {
            from = to;
        } else if (to.isAfter(from.plus(LONGEST_VISIT))) {
            to = from;
        }
        Optional<Addendum> addendum = addendum(delivery, note);
        Optional<NoteDocument> written = switch (delivery.subject().kind()) {
            case NOTE -> Optional.of(composition.signed(note));
            case ADDENDUM -> addendum.map(it -> composition.addendum(note, it));
            case WITHDRAWAL -> Optional.empty();
        };
        return new DeliveryWork(
                delivery,
                connection,
                patientOf(delivery),
                written,
                staff.find(addendum.map(Addendum::authorId).orElse(signature.signedBy()))
                        .map(Staff::displayName)
                        .orElse(""),
                addendum.map(Addendum::createdAt).orElse(signature.signedAt()),
                from,
                to,
                base(delivery));
    }

    /** What could not go because this was not there yet is asked for again. */
    void releaseWaiting(Delivery delivered) {
        for (Delivery other : deliveries.ofEncounter(delivered.subject().encounterId())) {
            boolean waits = other.state() == DeliveryState.PARKED
                    && other.subject().connectionId().equals(delivered.subject().connectionId())
                    && other.trouble()
                            .filter(it -> it.reason() == DeliveryReason.NOTE_NOT_DELIVERED)
                            .isPresent();
            if (waits) {
                deliveries.update(other.askedAgain(other.correlationId(), clock.instant()));
                queue.now(other.practiceId(), other.subject().connectionId());
            }
        }
    }

    private Optional<Delivery> base(Delivery delivery) {
        Delivery.Subject subject = delivery.subject();
        return switch (subject.kind()) {
            case NOTE -> Optional.empty();
            case ADDENDUM -> deliveries.find(subject.connectionId(), DocumentKind.NOTE, subject.noteId());
            case WITHDRAWAL -> deliveries.find(subject.of());
        };
    }

    private Optional<Addendum> addendum(Delivery delivery, ClinicalNote note) {
        return delivery.subject().kind() == DocumentKind.ADDENDUM
                ? addenda.list(note).stream()
                        .filter(it -> it.id().equals(delivery.subject().of()))
                        .findFirst()
                : Optional.empty();
    }

    private Patient.Demographics patientOf(Delivery delivery) {
        return patients.get(encounters.get(delivery.subject().encounterId()).patientId())
                .demographics();
    }
}
