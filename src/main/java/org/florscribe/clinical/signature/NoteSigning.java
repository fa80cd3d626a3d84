package org.florscribe.clinical.signature;

import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import org.florscribe.clinical.encounter.Encounter;
import org.florscribe.clinical.encounter.EncounterRepository;
import org.florscribe.clinical.encounter.EncounterStage;
import org.florscribe.clinical.encounter.VisitChanged;
import org.florscribe.clinical.note.ClinicalNote;
import org.florscribe.clinical.note.NoteRepository;
import org.florscribe.clinical.note.NoteState;
import org.florscribe.clinical.note.SignatureRecord;
import org.florscribe.practice.audit.AuditAction;
import org.florscribe.practice.audit.AuditTrail;
import org.florscribe.practice.identity.Confirmation;
import org.florscribe.practice.identity.CurrentCaller;
import org.florscribe.practice.identity.Permission;
import org.florscribe.practice.identity.Reauthentication;
import org.florscribe.practice.identity.Requires;
import org.florscribe.practice.webhook.VisitMilestone;
import org.florscribe.practice.webhook.WebhookEvent;
import org.florscribe.shared.ApplicationService;
import org.florscribe.shared.Conflict;
import org.florscribe.shared.Ids;
import org.florscribe.shared.PhiText;
import org.florscribe.shared.Refusal;
import org.florscribe.shared.StaleVersion;

/** Signing a note, and what may still happen to it afterwards. */
@ApplicationService
public class NoteSigning {

    private static final String NOTE = "note";

    private final NoteRepository notes;
    private final AddendumRepository addenda;
    private final EncounterRepository encounters;
    private final Reauthentication reauthentication;
    private final SignatureRecord signatures;
    private final AuditTrail trail;
    private final CurrentCaller callers;
    private final Event<NoteSigned> signed;
    private final Event<NoteAmended> amended;
    private final Event<VisitChanged> changed;
    private final Event<VisitMilestone> milestones;
    private final Clock clock;

    @Inject
    NoteSigning(
            NoteRepository notes,
            AddendumRepository addenda,
            EncounterRepository encounters,
            Reauthentication reauthentication,
            SignatureRecord signatures,
            AuditTrail trail,
            CurrentCaller callers,
            Event<NoteSigned> signed,
            Event<NoteAmended> amended,
            Event<VisitChanged> changed,
            Event<VisitMilestone> milestones,
            Clock clock) {
        this.notes = notes;
        this.addenda = addenda;
        this.encounters = encounters;
        this.reauthentication = reauthentication;
        this.signatures = signatures;
        this.trail = trail;
        this.callers = callers;
        this.signed = signed;
        this.amended = amended;
        this.changed = changed;
        this.milestones = milestones;
        this.clock = clock;
    }

    /**
     * Signs the note as the caller. The password is asked for each time. Afterwards nothing changes the note, in the
     * database neither.
     *
     * @param version that the person saw, when known
     * @throws Conflict {@code unresolved-statements}, {@code empty-note}, {@code note-signed} or {@code wrong-stage}
     * @throws org.florscribe.shared.InvalidInput for {@code password} when it is wrong
     * @throws StaleVersion when the note is not the one that the person saw
     */
    @Requires(Permission.SIGN_NOTE)
    public ClinicalNote sign(UUID encounterId, Optional<Long> version, Confirmation shown) {
        Encounter encounter = encounters.getForChange(encounterId);
        ClinicalNote note = notes.get(encounterId);
        try {
            return sign(encounter, note, version, shown);
        } catch (Refusal refused) {
            trail.recordRefused(AuditAction.NOTE_SIGN_FAILED, NOTE, note.id(), encounter.patientId());
            throw refused;
        }
    }

    private ClinicalNote sign(Encounter encounter, ClinicalNote note, Optional<Long> version, Confirmation shown) {
        if (version.isPresent() && version.get() != note.version()) {
            throw new StaleVersion();
        }
        Instant at = clock.instant().truncatedTo(ChronoUnit.MICROS); // as it is stored: it is hashed
        ClinicalNote now = note.sign(callers.get().staff(), at);
        if (encounter.stage() != EncounterStage.IN_REVIEW) {
            throw new Conflict("wrong-stage", "A newer draft of this note is being made. Look at it first, then sign.");
        }
        reauthentication.confirm(shown);
        ClinicalNote stored = notes.update(now);
        encounters.update(encounter.to(EncounterStage.SIGNED).consentSettled());
        signatures.signed(stored, encounter.patientId());
        UUID practiceId = callers.get().practice();
        signed.fire(new NoteSigned(practiceId, encounter.id(), note.id()));
        milestones.fire(new VisitMilestone(practiceId, WebhookEvent.NOTE_SIGNED, encounter.id(), note.id()));
        changed.fire(new VisitChanged(practiceId, encounter.id()));
        return stored;
    }

    /** @throws Conflict {@code note-not-signed} or {@code entered-in-error} */
    @Requires(Permission.SIGN_NOTE)
    public Addendum addAddendum(UUID encounterId, PhiText text) {
        Encounter encounter = encounters.getForChange(encounterId);
        ClinicalNote note = notes.get(encounterId);
        note.requireSigned();
        Addendum addendum =
                Addendum.written(Ids.next(), note.id(), callers.get().staff(), text, clock.instant());
        addenda.add(addendum, encounterId);
        trail.record(AuditAction.NOTE_ADDENDUM_ADDED, NOTE, note.id(), encounter.patientId());
        tellAmended(encounterId, note);
        return addendum;
    }

    /**
     * Says that the signed note must not be relied on. Twice is as good as once, and the first reason stays.
     *
     * @throws Conflict {@code note-not-signed}
     */
    @Requires(Permission.SIGN_NOTE)
    public ClinicalNote markEnteredInError(UUID encounterId, PhiText reason) {
        Encounter encounter = encounters.getForChange(encounterId);
        ClinicalNote note = notes.get(encounterId);
        if (note.state() == NoteState.ENTERED_IN_ERROR) {
            return note;
        }
        Instant now = clock.instant();
        ClinicalNote stored =
                notes.update(note.enteredInError(reason, callers.get().staff(), now));
        trail.record(AuditAction.NOTE_ENTERED_IN_ERROR, NOTE, note.id(), encounter.patientId());
        tellAmended(encounterId, note);
        return stored;
    }

    private void tellAmended(UUID encounterId, ClinicalNote note) {
        UUID practiceId = callers.get().practice();
        amended.fire(new NoteAmended(practiceId, encounterId, note.id()));
        milestones.fire(new VisitMilestone(practiceId, WebhookEvent.NOTE_AMENDED, encounterId, note.id()));
        changed.fire(new VisitChanged(practiceId, encounterId));
    }
}
