package org.florscribe.clinical.patient;

import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.florscribe.practice.audit.AuditAction;
import org.florscribe.practice.audit.AuditTrail;
import org.florscribe.practice.identity.CurrentCaller;
import org.florscribe.practice.identity.Permission;
import org.florscribe.practice.identity.Reauthentication;
import org.florscribe.practice.identity.Requires;
import org.florscribe.shared.ApplicationService;
import org.florscribe.shared.Conflict;
import org.florscribe.shared.Ids;
import org.florscribe.shared.InvalidInput;
import org.florscribe.shared.NotFound;
import org.florscribe.shared.PhiText;

/** Keeps everything of a patient from being destroyed while a court or an authority may ask for it. */
@ApplicationService
public class LegalHolds {

    private static final int LONGEST_REASON = 500;

    private final LegalHoldRepository holds;
    private final PatientRepository patients;
    private final Reauthentication reauthentication;
    private final AuditTrail audit;
    private final CurrentCaller caller;
    private final Clock clock;

    @Inject
    LegalHolds(
            LegalHoldRepository holds,
            PatientRepository patients,
            Reauthentication reauthentication,
            AuditTrail audit,
            CurrentCaller caller,
            Clock clock) {
        this.holds = holds;
        this.patients = patients;
        this.reauthentication = reauthentication;
        this.audit = audit;
        this.caller = caller;
        this.clock = clock;
    }

    @Requires(Permission.MANAGE_PRACTICE)
    public LegalHold place(UUID patientId, String reason) {
        patients.get(patientId);
        reauthentication.requireRecent();
        String words = reason.strip();
        if (words.isEmpty() || words.length() > LONGEST_REASON) {
            throw new InvalidInput("reason", "Say why, in 1 to " + LONGEST_REASON + " characters.");
        }
        if (holds.inForce(patientId).isPresent()) {
            throw new Conflict("legal-hold", "Nothing of this patient may be destroyed already.");
        }
        LegalHold hold = new LegalHold(
                Ids.next(),
                patientId,
                PhiText.of(words),
                caller.get().staff(),
                clock.instant(),
                Optional.empty(),
                Optional.empty());
        holds.add(hold);
        audit.record(AuditAction.LEGAL_HOLD_PLACED, "legal_hold", hold.id(), patientId);
        return hold;
    }

    @Requires(Permission.MANAGE_PRACTICE)
    public void lift(UUID patientId) {
        patients.get(patientId);
        reauthentication.requireRecent();
        LegalHold hold = holds.inForce(patientId).orElseThrow(NotFound::new);
        holds.lift(hold.id(), caller.get().staff(), clock.instant());
        audit.record(AuditAction.LEGAL_HOLD_LIFTED, "legal_hold", hold.id(), patientId);
    }

    /** Newest first. */
    @Requires(Permission.MANAGE_PRACTICE)
    public List<LegalHold> of(UUID patientId) {
        patients.get(patientId);
        audit.record(AuditAction.LEGAL_HOLDS_VIEWED, "legal_hold", null, patientId);
        return holds.ofPatient(patientId);
    }
}
