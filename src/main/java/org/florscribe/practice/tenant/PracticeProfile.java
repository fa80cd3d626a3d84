package org.florscribe.practice.tenant;

import jakarta.inject.Inject;
import java.util.UUID;
import org.florscribe.practice.audit.AuditAction;
import org.florscribe.practice.audit.AuditTrail;
import org.florscribe.practice.identity.CurrentCaller;
import org.florscribe.practice.identity.Permission;
import org.florscribe.practice.identity.Requires;
import org.florscribe.shared.ApplicationService;
import org.florscribe.shared.NotFound;
import org.florscribe.shared.StaleVersion;

/** Name, address and customs of the practice. Everybody in it may read them; admins change them. */
@ApplicationService
public class PracticeProfile {

    private final PracticeRepository practices;
    private final AuditTrail trail;
    private final CurrentCaller callers;

    @Inject
    PracticeProfile(PracticeRepository practices, AuditTrail trail, CurrentCaller callers) {
        this.practices = practices;
        this.trail = trail;
        this.callers = callers;
    }

    @Requires(Permission.IDENTIFIED)
    public Practice get() {
        return practices.find(callers.get().practice()).orElseThrow(NotFound::new);
    }

    /**
     * @param version the one that was looked at
     * @throws StaleVersion when it was changed since
     */
    @Requires(Permission.MANAGE_PRACTICE)
    public Practice change(PracticeChange change, long version) {
        UUID id = callers.get().practice();
        Practice before = practices.find(id).orElseThrow(NotFound::new);
        if (before.version() != version) {
            throw new StaleVersion();
        }
        Practice after = change.applyTo(before);
        if (after.equals(before)) {
            return before;
        }
        Practice stored = practices.change(after);
        trail.record(AuditAction.PRACTICE_CHANGED, "practice", id);
        return stored;
    }
}
