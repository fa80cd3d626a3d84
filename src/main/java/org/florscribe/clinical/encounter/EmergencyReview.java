package org.florscribe.clinical.encounter;

import jakarta.inject.Inject;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.florscribe.practice.audit.AuditAction;
import org.florscribe.practice.audit.AuditTrail;
import org.florscribe.practice.identity.ChartSight;
import org.florscribe.practice.identity.CurrentCaller;
import org.florscribe.practice.identity.Permission;
import org.florscribe.practice.identity.Requires;
import org.florscribe.practice.identity.StaffRepository;
import org.florscribe.shared.ApplicationService;
import org.florscribe.shared.InvalidInput;
import org.florscribe.shared.NotFound;
import org.florscribe.shared.Page;
import org.florscribe.shared.PageRequest;
import org.florscribe.shared.PhiText;

/** The list of charts that were opened in emergencies. Each waits on it until another person has looked at it. */
@ApplicationService
public class EmergencyReview {

    private static final String ACCESS = "emergency-access";
    private static final int LONGEST = 1_000;

    private final EmergencyAccessRepository accesses;
    private final StaffRepository staff;
    private final ChartSight sight;
    private final AuditTrail audit;
    private final CurrentCaller caller;
    private final Clock clock;

    @Inject
    EmergencyReview(
            EmergencyAccessRepository accesses,
            StaffRepository staff,
            ChartSight sight,
            AuditTrail audit,
            CurrentCaller caller,
            Clock clock) {
        this.accesses = accesses;
        this.staff = staff;
        this.sight = sight;
        this.audit = audit;
        this.caller = caller;
        this.clock = clock;
    }

    /** Newest first. */
    @Requires(Permission.REVIEW_EMERGENCY)
    public Page<EmergencyAccess> list(boolean unreviewedOnly, PageRequest request) {
        sight.seeEveryChart(); // reasons are sealed under the keys of their patients
        Page<EmergencyAccess> page = accesses.list(unreviewedOnly, request);
        audit.record(AuditAction.EMERGENCIES_LISTED, ACCESS);
        return page;
    }

    /** Whose names these are. */
    @Requires(Permission.REVIEW_EMERGENCY)
    public Map<UUID, String> names(Set<UUID> staffIds) {
        Map<UUID, String> names = new HashMap<>();
        staffIds.forEach(id -> staff.find(id).ifPresent(person -> names.put(id, person.displayName())));
        return names;
    }

    /** How many the caller is to look at. Names nobody, so it leaves no audit row. */
    @Requires(Permission.REVIEW_EMERGENCY)
    public int waiting() {
        return accesses.waitingFor(caller.get().staff());
    }

    /**
     * Closes it.
     *
     * @param finding what the reviewer found: that it was right, or what follows from it
     * @throws org.florscribe.shared.Denied {@code own-access} to the one who opened it
     */
    @Requires(Permission.REVIEW_EMERGENCY)
    public void close(UUID accessId, String finding) {
        String words = finding.strip();
        if (words.isEmpty() || words.length() > LONGEST) {
            throw new InvalidInput("finding", "Say what you found, in at most " + LONGEST + " characters.");
        }
        sight.seeEveryChart();
        EmergencyAccess access = accesses.findForChange(accessId).orElseThrow(NotFound::new);
        if (access.review().isEmpty()) {
            accesses.change(access.reviewed(
                    caller.get().staff(), PhiText.of(words), clock.instant().truncatedTo(ChronoUnit.MICROS)));
            audit.record(AuditAction.EMERGENCY_REVIEWED, ACCESS, accessId, access.patientId());
        }
    }
}
