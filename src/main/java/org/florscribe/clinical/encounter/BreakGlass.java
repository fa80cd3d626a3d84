package org.florscribe.clinical.encounter;

import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.florscribe.clinical.patient.Patient;
import org.florscribe.clinical.patient.PatientRepository;
import org.florscribe.practice.audit.AuditAction;
import org.florscribe.practice.audit.AuditTrail;
import org.florscribe.practice.identity.ChartSight;
import org.florscribe.practice.identity.CurrentCaller;
import org.florscribe.practice.identity.Permission;
import org.florscribe.practice.identity.Reauthentication;
import org.florscribe.practice.identity.Requires;
import org.florscribe.practice.identity.Role;
import org.florscribe.practice.identity.Staff;
import org.florscribe.practice.identity.StaffLetters;
import org.florscribe.practice.identity.StaffRepository;
import org.florscribe.shared.ApplicationService;
import org.florscribe.shared.Ids;
import org.florscribe.shared.InvalidInput;
import org.florscribe.shared.NotFound;
import org.florscribe.shared.PhiText;

/** In an emergency: one patient's chart for an hour, to read and to add a visit. Owners and auditors are told at once. */
@ApplicationService
public class BreakGlass {

    private static final String ACCESS = "emergency-access";
    private static final int SHORTEST_REASON = 10;
    private static final int LONGEST_REASON = 500;
    private static final int MOST_FOUND = 10;

    private final EmergencyAccessRepository accesses;
    private final EncounterRepository encounters;
    private final PatientRepository patients;
    private final StaffRepository staff;
    private final StaffLetters letters;
    private final Reauthentication reauthentication;
    private final ChartSight sight;
    private final AuditTrail audit;
    private final CurrentCaller caller;
    private final Event<EmergencyOpened> opened;
    private final Clock clock;

    @Inject
    BreakGlass(
            EmergencyAccessRepository accesses,
            EncounterRepository encounters,
            PatientRepository patients,
            StaffRepository staff,
            StaffLetters letters,
            Reauthentication reauthentication,
            ChartSight sight,
            AuditTrail audit,
            CurrentCaller caller,
            Event<EmergencyOpened> opened,
            Clock clock) {
        this.accesses = accesses;
        this.encounters = encounters;
        this.patients = patients;
        this.staff = staff;
        this.letters = letters;
        this.reauthentication = reauthentication;
        this.sight = sight;
        this.audit = audit;
        this.caller = caller;
        this.opened = opened;
        this.clock = clock;
    }

    /** One that is open, with whose it is. */
    public record Open(EmergencyAccess access, Patient patient) {}

    /**
     * Who is meant, among all patients of the practice: whoever asks has to know a name and the birth date, so this is no way to
     * leaf through the register. Each that is found is on record.
     */
    @Requires(Permission.BREAK_GLASS)
    public List<Patient> find(String name, LocalDate birthDate) {
        if (name.isBlank() || name.length() > 200) {
            throw new InvalidInput("name", "Type the family name, or the given and the family name.");
        }
        sight.seeEveryChart();
        Set<UUID> born = new TreeSet<>();
        patients.bornOn(birthDate, 500).forEach(patient -> born.add(patient.id()));
        List<Patient> found = patients.named(name, 500).stream()
                .filter(patient -> born.contains(patient.id()))
                .limit(MOST_FOUND)
                .toList();
        audit.record(AuditAction.EMERGENCY_SEARCHED, "patient");
        found.forEach(it -> audit.record(AuditAction.EMERGENCY_SEARCHED, "patient", it.id(), it.id()));
        return found;
    }

    /** @throws org.florscribe.shared.Denied {@code step-up-required} without a password given within five minutes */
    @Requires(Permission.BREAK_GLASS)
    public EmergencyAccess openPatient(UUID patientId, String reason) {
        reauthentication.requireRecent();
        sight.seeEveryChart();
        return open(patients.get(patientId).id(), reason);
    }

    /** As {@link #openPatient}, for the patient of a visit that the caller knows the id of. */
    @Requires(Permission.BREAK_GLASS)
    public EmergencyAccess openVisit(UUID encounterId, String reason) {
        reauthentication.requireRecent();
        sight.seeEveryChart();
        return open(encounters.get(encounterId).patientId(), reason);
    }

    /** What the caller has open now; asks nothing of the chart, so it is no look at it. */
    @Requires(Permission.BREAK_GLASS)
    public List<Open> mine() {
        return accesses.openOf(caller.get().staff(), clock.instant()).stream()
                .flatMap(access -> patients.find(access.patientId()).map(it -> new Open(access, it)).stream())
                .toList();
    }

    /** Ends it before its time. */
    @Requires(Permission.BREAK_GLASS)
    public void end(UUID accessId) {
        EmergencyAccess access = accesses.findForChange(accessId)
                .filter(it -> it.staffId().equals(caller.get().staff()))
                .orElseThrow(NotFound::new);
        Instant now = clock.instant();
        if (access.isOpen(now)) {
            audit.record(AuditAction.EMERGENCY_ENDED, ACCESS, accessId, access.patientId());
            accesses.change(access.ended(now.truncatedTo(ChronoUnit.MICROS)));
        }
    }

    private EmergencyAccess open(UUID patientId, String typed) {
        String reason = typed.strip();
        if (reason.length() < SHORTEST_REASON || reason.length() > LONGEST_REASON) {
            throw new InvalidInput(
                    "reason", "Say in " + SHORTEST_REASON + " to " + LONGEST_REASON + " characters why you need it.");
        }
        UUID self = caller.get().staff();
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        EmergencyAccess access = EmergencyAccess.begin(Ids.next(), patientId, self, PhiText.of(reason), now);
        accesses.add(access);
        audit.record(AuditAction.EMERGENCY_OPENED, ACCESS, access.id(), patientId);
        if (letters.areSent()) {
            reviewers(self).forEach(letters::emergencyOpened);
        }
        opened.fire(new EmergencyOpened(caller.get().practice(), access.id()));
        return access;
    }

    private List<UUID> reviewers(UUID self) {
        return staff.active(Role.OWNER, Role.AUDITOR)
                .map(Staff::id)
                .filter(id -> !id.equals(self))
                .toList();
    }
}
