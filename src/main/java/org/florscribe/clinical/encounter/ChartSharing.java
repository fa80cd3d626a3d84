package org.florscribe.clinical.encounter;

import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.florscribe.clinical.patient.PatientRepository;
import org.florscribe.practice.audit.AuditAction;
import org.florscribe.practice.audit.AuditTrail;
import org.florscribe.practice.identity.CurrentCaller;
import org.florscribe.practice.identity.Permission;
import org.florscribe.practice.identity.Requires;
import org.florscribe.practice.identity.Staff;
import org.florscribe.practice.identity.StaffRepository;
import org.florscribe.shared.ApplicationService;
import org.florscribe.shared.Denied;
import org.florscribe.shared.Ids;
import org.florscribe.shared.InvalidInput;
import org.florscribe.shared.NotFound;

/** Letting a colleague in to a visit or a patient, ending it, and keeping a visit to its clinician. */
@ApplicationService
public class ChartSharing {

    private static final String ENCOUNTER = "encounter";
    private static final String SHARE = "chart-share";

    private final ChartShareRepository shares;
    private final EncounterRepository encounters;
    private final PatientRepository patients;
    private final StaffRepository staff;
    private final AuditTrail audit;
    private final CurrentCaller caller;
    private final Event<VisitChanged> changes;
    private final Clock clock;

    @Inject
    ChartSharing(
            ChartShareRepository shares,
            EncounterRepository encounters,
            PatientRepository patients,
            StaffRepository staff,
            AuditTrail audit,
            CurrentCaller caller,
            Event<VisitChanged> changes,
            Clock clock) {
        this.shares = shares;
        this.encounters = encounters;
        this.patients = patients;
        this.staff = staff;
        this.audit = audit;
        this.caller = caller;
        this.changes = changes;
        this.clock = clock;
    }

    /**
     * Shows one visit to a colleague who works with charts. Who has it already keeps it, with this end.
     *
     * @throws Denied {@code not-the-clinician} of a confidential visit that is another's
     */
    @Requires(Permission.SHARE_CHART)
    public ChartShare shareVisit(UUID encounterId, UUID colleagueId, Optional<Instant> endsAt) {
        Encounter encounter = encounters.getForChange(encounterId);
        requireOwn(encounter);
        ChartShare share = share(ChartShare.Of.VISIT, encounterId, colleagueId, endsAt);
        audit.record(AuditAction.CHART_SHARED, SHARE, share.id(), encounter.patientId());
        changed(encounterId);
        return share;
    }

    /** Shows what is not confidential of a patient, now and in future. Not for who sees the patient by an emergency only. */
    @Requires(Permission.SHARE_CHART)
    public ChartShare sharePatient(UUID patientId, UUID colleagueId, Optional<Instant> endsAt) {
        patients.getForChange(patientId);
        ChartShare share = share(ChartShare.Of.PATIENT, patientId, colleagueId, endsAt);
        audit.record(AuditAction.CHART_SHARED, SHARE, share.id(), patientId);
        return share;
    }

    /** Who was let in to this visit, newest first; what is over is listed too. */
    @Requires(Permission.SHARE_CHART)
    public List<ChartShare> ofVisit(UUID encounterId) {
        Encounter encounter = encounters.get(encounterId);
        audit.record(AuditAction.CHART_SHARES_VIEWED, ENCOUNTER, encounterId, encounter.patientId());
        return shares.of(ChartShare.Of.VISIT, encounterId);
    }

    /** As {@link #ofVisit}, of a patient. */
    @Requires(Permission.SHARE_CHART)
    public List<ChartShare> ofPatient(UUID patientId) {
        patients.get(patientId);
        audit.record(AuditAction.CHART_SHARES_VIEWED, "patient", patientId, patientId);
        return shares.of(ChartShare.Of.PATIENT, patientId);
    }

    /** Ends it at once. A second time changes nothing. */
    @Requires(Permission.SHARE_CHART)
    public void revokeVisit(UUID encounterId, UUID shareId) {
        Encounter encounter = encounters.getForChange(encounterId);
        requireOwn(encounter);
        revoke(ChartShare.Of.VISIT, encounterId, shareId, encounter.patientId());
        changed(encounterId);
    }

    @Requires(Permission.SHARE_CHART)
    public void revokePatient(UUID patientId, UUID shareId) {
        patients.getForChange(patientId);
        revoke(ChartShare.Of.PATIENT, patientId, shareId, patientId);
    }

    /**
     * Keeps a visit to its clinician and those it was shared with by itself, or ends that.
     *
     * @throws Denied {@code not-the-clinician} when it is another's visit
     */
    @Requires(Permission.SHARE_CHART)
    public Encounter keepConfidential(UUID encounterId, boolean confidential) {
        Encounter encounter = encounters.getForChange(encounterId);
        requireClinician(encounter);
        if (encounter.confidential() == confidential) {
            return encounter;
        }
        Encounter stored = encounters.update(encounter.confidential(confidential));
        audit.record(
                confidential ? AuditAction.ENCOUNTER_CLOSED_TO_OTHERS : AuditAction.ENCOUNTER_OPENED_TO_OTHERS,
                ENCOUNTER,
                encounterId,
                encounter.patientId());
        changed(encounterId);
        return stored;
    }

    private ChartShare share(ChartShare.Of of, UUID subjectId, UUID colleagueId, Optional<Instant> endsAt) {
        Staff colleague = staff.find(colleagueId).orElseThrow(NotFound::new);
        if (!colleague.worksWithCharts()) {
            throw new InvalidInput("staffId", "Choose somebody who works with charts and whose account is in use.");
        }
        UUID self = caller.get().staff();
        if (colleagueId.equals(self)) {
            throw new InvalidInput("staffId", "You see it already. Choose a colleague.");
        }
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        shares.of(of, subjectId).stream()
                .filter(it -> it.staffId().equals(colleagueId) && it.isOpen(now))
                .forEach(it -> shares.change(it.revoked(self, now)));
        ChartShare share = ChartShare.begin(
                Ids.next(),
                of,
                subjectId,
                colleagueId,
                self,
                endsAt.map(end -> end.truncatedTo(ChronoUnit.MICROS)),
                now);
        shares.add(share);
        return share;
    }

    private void revoke(ChartShare.Of of, UUID subjectId, UUID shareId, UUID patientId) {
        ChartShare share = shares.find(shareId)
                .filter(it -> it.of() == of && it.subjectId().equals(subjectId))
                .orElseThrow(NotFound::new);
        if (share.revoked().isEmpty()) {
            shares.change(share.revoked(caller.get().staff(), clock.instant()));
            audit.record(AuditAction.CHART_SHARE_REVOKED, SHARE, shareId, patientId);
        }
    }

    /** Whoever was let in to a confidential visit lets nobody else in. */
    private void requireOwn(Encounter encounter) {
        if (encounter.confidential()) {
            requireClinician(encounter);
        }
    }

    private void requireClinician(Encounter encounter) {
        if (!encounter.clinicianId().equals(caller.get().staff())) {
            throw new Denied("not-the-clinician", "Only the clinician of this visit can do that.");
        }
    }

    private void changed(UUID encounterId) {
        changes.fire(new VisitChanged(caller.get().practice(), encounterId));
    }
}
