package org.florscribe.clinical.retention;

import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.florscribe.clinical.patient.LegalHoldRepository;
import org.florscribe.practice.audit.AuditAction;
import org.florscribe.practice.audit.AuditTrail;
import org.florscribe.practice.identity.CurrentCaller;
import org.florscribe.practice.identity.Permission;
import org.florscribe.practice.identity.Reauthentication;
import org.florscribe.practice.identity.Requires;
import org.florscribe.practice.identity.Role;
import org.florscribe.practice.identity.StaffLetters;
import org.florscribe.practice.identity.StaffRepository;
import org.florscribe.practice.tenant.BackupHorizon;
import org.florscribe.practice.tenant.Practice;
import org.florscribe.practice.tenant.PracticeRepository;
import org.florscribe.shared.ApplicationService;
import org.florscribe.shared.Conflict;
import org.florscribe.shared.Denied;
import org.florscribe.shared.Ids;
import org.florscribe.shared.InvalidInput;
import org.florscribe.shared.NotFound;

/**
 * The end of a whole practice (security.md 2.9): announced by an owner who typed its name, days later carried out by a job unless
 * somebody took it back; never while anything of it has to be kept for a court.
 */
@ApplicationService
public class PracticeDestruction {

    /** So long past its time it waits until vendors' copies are deleted. */
    private static final Duration GRACE = Duration.ofDays(1);

    private final PracticeEnds ends;
    private final PracticeRepository practices;
    private final LegalHoldRepository holds;
    private final DestroyedRecords records;
    private final CertificateOffice office;
    private final BackupHorizon horizon;
    private final Reauthentication reauthentication;
    private final StaffRepository staff;
    private final StaffLetters letters;
    private final AuditTrail audit;
    private final CurrentCaller caller;
    private final Clock clock;

    @Inject
    PracticeDestruction(
            PracticeEnds ends,
            PracticeRepository practices,
            LegalHoldRepository holds,
            DestroyedRecords records,
            CertificateOffice office,
            BackupHorizon horizon,
            Reauthentication reauthentication,
            StaffRepository staff,
            StaffLetters letters,
            AuditTrail audit,
            CurrentCaller caller,
            Clock clock) {
        this.ends = ends;
        this.practices = practices;
        this.holds = holds;
        this.records = records;
        this.office = office;
        this.horizon = horizon;
        this.reauthentication = reauthentication;
        this.staff = staff;
        this.letters = letters;
        this.audit = audit;
        this.caller = caller;
        this.clock = clock;
    }

    /** Empty while nobody announced it. */
    @Requires(Permission.MANAGE_PRACTICE)
    public Optional<AnnouncedEnd> look() {
        return ends.find();
    }

    /** Whether something has to be kept for a court, so that it cannot be announced, and is not carried out. */
    @Requires(Permission.MANAGE_PRACTICE)
    public boolean isHeld() {
        return holds.isAnyHeld();
    }

    /** How long it would stay announced. */
    @Requires(Permission.MANAGE_PRACTICE)
    public Duration delay() {
        return ends.delay();
    }

    /**
     * @param typedName the practice's name, so that nobody does it by mistake
     * @throws Denied {@code owner-only}
     * @throws Conflict {@code legal-hold} when something has to be kept, {@code end-announced} when it was announced before
     */
    @Requires(Permission.MANAGE_PRACTICE)
    public AnnouncedEnd announce(String typedName) {
        requireOwner();
        reauthentication.requireRecent();
        return announced(typedName);
    }

    /** At the command line. */
    @Requires(Permission.SYSTEM)
    public AnnouncedEnd announceForOperator(String typedName) {
        return announced(typedName);
    }

    /** @throws NotFound when it was not announced, or is carried out already */
    @Requires(Permission.MANAGE_PRACTICE)
    public void takeBack() {
        requireOwner();
        reauthentication.requireRecent();
        takenBack();
    }

    /** At the command line. */
    @Requires(Permission.SYSTEM)
    public void takeBackForOperator() {
        takenBack();
    }

    /**
     * Carries it out when its time has come and nothing holds it up.
     *
     * @return empty when nothing was done
     */
    @Requires(Permission.SYSTEM)
    public Optional<SignedCertificate> carryOut() {
        Instant now = clock.instant();
        Optional<AnnouncedEnd> due =
                ends.findForChange().filter(end -> !end.dueAt().isAfter(now));
        if (due.isEmpty() || holds.isAnyHeld() || ends.isSending()) {
            return Optional.empty();
        }
        if (ends.vendorCopies() > 0 && now.isBefore(due.get().dueAt().plus(GRACE))) {
            return Optional.empty();
        }
        UUID practice = caller.get().practice();
        ends.destroy(now);
        DeletionCertificate certificate = new DeletionCertificate(
                Ids.next(),
                practice,
                DeletionCertificate.Kind.PRACTICE,
                practice,
                Optional.empty(),
                DestructionReason.PRACTICE_LEAVES,
                due.get().announcedBy(),
                now,
                List.of(practice), // the key of all its other keys bears its id
                List.of(),
                horizon.endOf(now));
        SignedCertificate signed = office.sign(certificate);
        records.add(certificate, signed);
        audit.record(AuditAction.PRACTICE_DESTROYED, "practice", practice);
        return Optional.of(signed);
    }

    /** Nobody of the practice can sign in any more to fetch it. */
    @Requires(Permission.SYSTEM)
    public SignedCertificate certificate() {
        UUID practice = caller.get().practice();
        SignedCertificate found =
                records.findOf(DeletionCertificate.Kind.PRACTICE, practice).orElseThrow(NotFound::new);
        audit.record(AuditAction.CERTIFICATES_VIEWED, "destruction", found.id());
        return found;
    }

    private AnnouncedEnd announced(String typedName) {
        UUID id = caller.get().practice();
        Practice practice = practices.find(id).orElseThrow(NotFound::new);
        if (!practice.name().equals(typedName.strip())) {
            throw new InvalidInput(
                    "practiceName", "Type the practice's name exactly as it is written: " + practice.name());
        }
        if (holds.isAnyHeld()) {
            throw new Conflict(
                    "legal-hold",
                    "This practice has patients of whom nothing may be destroyed until the hold is lifted.");
        }
        Instant now = clock.instant();
        AnnouncedEnd end = new AnnouncedEnd(caller.get().staffId(), now, now.plus(ends.delay()));
        if (!ends.announce(end)) {
            throw new Conflict("end-announced", "The end of this practice is announced already.");
        }
        audit.record(AuditAction.PRACTICE_END_ANNOUNCED, "practice", id);
        if (letters.areSent()) { // whoever announced it, too: it may not have been them
            staff.active(Role.OWNER, Role.PRACTICE_ADMIN).forEach(it -> letters.practiceEnds(it.id(), end.dueAt()));
        }
        return end;
    }

    private void takenBack() {
        if (!ends.takeBack()) {
            throw new NotFound();
        }
        audit.record(
                AuditAction.PRACTICE_END_TAKEN_BACK, "practice", caller.get().practice());
    }

    private void requireOwner() {
        caller.get().requireOwner("Only an owner can end the practice, or take that back.");
    }
}
