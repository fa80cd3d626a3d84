package org.florscribe.practice.tenant;

import jakarta.inject.Inject;
import java.util.Optional;
import java.util.UUID;
import org.florscribe.practice.identity.Caller;
import org.florscribe.practice.identity.CurrentCaller;
import org.florscribe.practice.identity.Permission;
import org.florscribe.practice.identity.Requires;
import org.florscribe.practice.identity.SecurityRecord;
import org.florscribe.practice.identity.SecurityRecord.Outcome;
import org.florscribe.shared.ApplicationService;
import org.florscribe.shared.NotFound;
import org.florscribe.shared.StaleVersion;

/** Name, address and customs of the practice. Everybody in it may read them; admins change them. */
@ApplicationService
public class PracticeProfile {

    private final PracticeRepository practices;
    private final SecurityRecord record;
    private final CurrentCaller callers;

    @Inject
    PracticeProfile(PracticeRepository practices, SecurityRecord record, CurrentCaller callers) {
        this.practices = practices;
        this.record = record;
        this.callers = callers;
    }

    @Requires(Permission.SELF)
    public Practice get() {
        return practices.find(callers.get().practice()).orElseThrow(NotFound::new);
    }

    /**
     * @param version the one that was looked at
     * @throws StaleVersion when it was changed since
     */
    @Requires(Permission.MANAGE_PRACTICE)
    public Practice change(PracticeChange change, long version) {
        Caller caller = callers.get();
        UUID id = caller.practice();
        Practice before = practices.find(id).orElseThrow(NotFound::new);
        if (before.version() != version) {
            throw new StaleVersion();
        }
        Practice after = change.applyTo(before);
        if (after.equals(before)) {
            return before;
        }
        Practice stored = practices.change(after);
        record.write(caller, "practice.change", Outcome.SUCCESS, "practice", Optional.of(id));
        return stored;
    }
}
