package org.florscribe.clinical.retention;

import jakarta.enterprise.event.Event;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.florscribe.clinical.encounter.ConversationDestruction;
import org.florscribe.clinical.encounter.Encounter;
import org.florscribe.clinical.encounter.EncounterRepository;
import org.florscribe.clinical.encounter.EncounterStage;
import org.florscribe.clinical.encounter.VisitChanged;
import org.florscribe.clinical.patient.LegalHoldRepository;
import org.florscribe.clinical.patient.PatientRepository;
import org.florscribe.clinical.recording.AudioDestruction;
import org.florscribe.practice.audit.AuditAction;
import org.florscribe.practice.audit.AuditTrail;
import org.florscribe.practice.identity.ChartSight;
import org.florscribe.practice.identity.CurrentCaller;
import org.florscribe.practice.identity.Permission;
import org.florscribe.practice.identity.Reauthentication;
import org.florscribe.practice.identity.Requires;
import org.florscribe.practice.tenant.BackupHorizon;
import org.florscribe.shared.ApplicationService;
import org.florscribe.shared.Conflict;
import org.florscribe.shared.Ids;
import org.florscribe.shared.NotFound;
import org.florscribe.shared.Page;
import org.florscribe.shared.PageRequest;

/**
 * Makes a visit or a patient unreadable for good by destroying its key (security.md 2.9): unless it has to be kept for a court;
 * audio and what can be deleted go at once, what is left is noise. The access log stays, and a signed certificate.
 */
@ApplicationService
public class RecordDestruction {

    private final DestroyedRecords records;
    private final EncounterRepository encounters;
    private final PatientRepository patients;
    private final LegalHoldRepository holds;
    private final Instance<ConversationDestruction> keepers;
    private final AudioDestruction audio;
    private final CertificateOffice office;
    private final BackupHorizon horizon;
    private final ChartSight scope;
    private final Reauthentication reauthentication;
    private final AuditTrail audit;
    private final CurrentCaller caller;
    private final Event<VisitChanged> changes;
    private final Clock clock;

    @Inject
    RecordDestruction(
            DestroyedRecords records,
            EncounterRepository encounters,
            PatientRepository patients,
            LegalHoldRepository holds,
            Instance<ConversationDestruction> keepers,
            AudioDestruction audio,
            CertificateOffice office,
            BackupHorizon horizon,
            ChartSight scope,
            Reauthentication reauthentication,
            AuditTrail audit,
            CurrentCaller caller,
            Event<VisitChanged> changes,
            Clock clock) {
        this.records = records;
        this.encounters = encounters;
        this.patients = patients;
        this.holds = holds;
        this.keepers = keepers;
        this.audio = audio;
        this.office = office;
        this.horizon = horizon;
        this.scope = scope;
        this.reauthentication = reauthentication;
        this.audit = audit;
        this.caller = caller;
        this.changes = changes;
        this.clock = clock;
    }

    /** @throws Conflict {@code legal-hold} when it has to be kept, {@code being-sent} while it is on its way to an EHR */
    @Requires(Permission.MANAGE_PRACTICE)
    public SignedCertificate destroyVisit(UUID encounterId, DestructionReason reason) {
        Encounter visit = encounters.getForChange(encounterId);
        reauthentication.requireRecent();
        return destroyed(visit, reason);
    }

    /**
     * Because it was kept for as long as the practice said. Who calls has looked that its time is over, in this transaction.
     *
     * @throws Conflict as for {@link #destroyVisit}
     */
    @Requires(Permission.SYSTEM)
    public SignedCertificate destroyOverdue(UUID encounterId) {
        return destroyed(encounters.getForChange(encounterId), DestructionReason.TIME_IS_OVER);
    }

    /** With all visits. */
    @Requires(Permission.MANAGE_PRACTICE)
    public SignedCertificate destroyPatient(UUID patientId, DestructionReason reason) {
        patients.get(patientId);
        reauthentication.requireRecent();
        refuseHeld(patientId);
        Instant now = clock.instant();
        scope.seeEveryChart(); // confidential visits go as well
        List<UUID> visits = records.visitsOf(patientId);
        List<UUID> keys = new ArrayList<>();
        for (UUID visit : visits) {
            keys.addAll(destroy(encounters.getForChange(visit), now));
            audit.record(AuditAction.VISIT_DESTROYED, "encounter", visit, patientId);
        }
        keys.addAll(records.destroyPatient(patientId, now));
        audit.record(AuditAction.PATIENT_DESTROYED, "patient", patientId, patientId);
        return certify(DeletionCertificate.Kind.PATIENT, patientId, patientId, reason, now, keys, visits);
    }

    /** Newest first. */
    @Requires(Permission.MANAGE_PRACTICE)
    public Page<SignedCertificate> certificates(PageRequest page) {
        audit.record(AuditAction.CERTIFICATES_VIEWED, "destruction");
        return records.list(page);
    }

    @Requires(Permission.MANAGE_PRACTICE)
    public SignedCertificate certificate(UUID id) {
        SignedCertificate found = records.find(id).orElseThrow(NotFound::new);
        audit.record(AuditAction.CERTIFICATES_VIEWED, "destruction", id);
        return found;
    }

    private SignedCertificate destroyed(Encounter visit, DestructionReason reason) {
        refuseHeld(visit.patientId());
        Instant now = clock.instant();
        List<UUID> keys = destroy(visit, now);
        audit.record(AuditAction.VISIT_DESTROYED, "encounter", visit.id(), visit.patientId());
        return certify(DeletionCertificate.Kind.ENCOUNTER, visit.id(), visit.patientId(), reason, now, keys, List.of());
    }

    private void refuseHeld(UUID patientId) {
        if (holds.isHeld(patientId)) {
            throw new Conflict(
                    "legal-hold",
                    "Nothing of this patient may be destroyed: it has to be kept until the hold is lifted.");
        }
    }

    private List<UUID> destroy(Encounter visit, Instant now) {
        if (records.isBeingSent(visit.id())) {
            throw new Conflict("being-sent", "This visit is on its way to the EHR just now. Try again in a minute.");
        }
        if (visit.stage() == EncounterStage.SIGNED) {
            audio.destroy(visit.id()); // the rest of a signed visit cannot be deleted, only made unreadable
        } else {
            keepers.forEach(keeper -> keeper.destroy(visit.id()));
        }
        List<UUID> keys = records.destroyVisit(visit.id(), now);
        changes.fire(new VisitChanged(caller.get().practice(), visit.id()));
        return keys;
    }

    private SignedCertificate certify(
            DeletionCertificate.Kind kind,
            UUID subjectId,
            UUID patientId,
            DestructionReason reason,
            Instant now,
            List<UUID> keys,
            List<UUID> visits) {
        DeletionCertificate certificate = new DeletionCertificate(
                Ids.next(),
                caller.get().practice(),
                kind,
                subjectId,
                Optional.of(patientId),
                reason,
                caller.get().staffId(),
                now,
                keys,
                visits,
                horizon.endOf(now));
        SignedCertificate signed = office.sign(certificate);
        records.add(certificate, signed);
        return signed;
    }
}
