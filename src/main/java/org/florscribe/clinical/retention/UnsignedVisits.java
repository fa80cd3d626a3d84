package org.florscribe.clinical.retention;

import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.florscribe.clinical.patient.Patient;
import org.florscribe.clinical.patient.PatientRepository;
import org.florscribe.practice.audit.AuditAction;
import org.florscribe.practice.audit.AuditTrail;
import org.florscribe.practice.identity.CurrentCaller;
import org.florscribe.practice.identity.Permission;
import org.florscribe.practice.identity.Requires;
import org.florscribe.practice.tenant.KeepTimes;
import org.florscribe.practice.tenant.PracticeRepository;
import org.florscribe.shared.ApplicationService;
import org.florscribe.shared.NotFound;
import org.florscribe.shared.PhiText;

/** What the caller was told of: visits that wait for a signature for too long. */
@ApplicationService
public class UnsignedVisits {

    private static final int MOST = 50;

    private final RetentionRepository retention;
    private final PatientRepository patients;
    private final PracticeRepository practices;
    private final AuditTrail audit;
    private final CurrentCaller caller;
    private final Clock clock;

    @Inject
    UnsignedVisits(
            RetentionRepository retention,
            PatientRepository patients,
            PracticeRepository practices,
            AuditTrail audit,
            CurrentCaller caller,
            Clock clock) {
        this.retention = retention;
        this.patients = patients;
        this.practices = practices;
        this.audit = audit;
        this.caller = caller;
        this.clock = clock;
    }

    /**
     * One of them.
     *
     * @param days since when it could have been signed
     * @param audioEndsAt when its audio is destroyed at the earliest, if nobody signs
     */
    public record Waiting(UUID encounterId, PhiText patientName, long days, Optional<Instant> audioEndsAt) {}

    /** The oldest first. */
    @Requires(Permission.VIEW_WORKLIST)
    public List<Waiting> mine() {
        List<UnsignedVisit> visits = retention.toldTo(caller.get().staff(), MOST);
        if (visits.isEmpty()) {
            return List.of();
        }
        KeepTimes times = practices
                .find(caller.get().practice())
                .orElseThrow(NotFound::new)
                .keepTimes();
        Map<UUID, Patient> people = patients.all(
                visits.stream().map(UnsignedVisit::patientId).distinct().toList());
        people.keySet().forEach(patientId -> audit.record(AuditAction.WORKLIST_VIEWED, "worklist", null, patientId));
        return visits.stream()
                .flatMap(
                        visit -> Optional.ofNullable(people.get(visit.patientId()))
                                .map(patient -> waiting(visit, patient, times))
                                .stream())
                .toList();
    }

    private Waiting waiting(UnsignedVisit visit, Patient patient, KeepTimes times) {
        Instant earliest = visit.since().plus(Duration.ofDays(times.unsignedDays()));
        return new Waiting(
                visit.encounterId(),
                PhiText.of(patient.demographics().fullName()),
                Duration.between(visit.since(), clock.instant()).toDays(),
                visit.withAudio()
                        ? AudioTerm.ofUnsigned(visit.since(), retention.noticesOf(visit.encounterId()), times)
                                .or(() -> Optional.of(earliest))
                        : Optional.empty());
    }
}
