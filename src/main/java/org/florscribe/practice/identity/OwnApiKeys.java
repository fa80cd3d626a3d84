package org.florscribe.practice.identity;

import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.florscribe.practice.identity.SecurityRecord.Event;
import org.florscribe.shared.ApplicationService;
import org.florscribe.shared.Conflict;
import org.florscribe.shared.NotFound;

/** The programs that act for oneself: agreed to, and shut out, by nobody else. */
@ApplicationService
public class OwnApiKeys {

    private final ApiKeyRepository keys;
    private final StaffRepository staff;
    private final Reauthentication reauthentication;
    private final SecurityRecord record;
    private final CurrentCaller callers;
    private final Clock clock;

    @Inject
    OwnApiKeys(
            ApiKeyRepository keys,
            StaffRepository staff,
            Reauthentication reauthentication,
            SecurityRecord record,
            CurrentCaller callers,
            Clock clock) {
        this.keys = keys;
        this.staff = staff;
        this.reauthentication = reauthentication;
        this.record = record;
        this.callers = callers;
        this.clock = clock;
    }

    /** Newest first, and those that ended within the last 30 days among them. */
    @Requires(Permission.SELF)
    public List<ApiKeyView> list() {
        Instant now = clock.instant();
        UUID self = callers.get().staff();
        String name = staff.find(self).map(Staff::displayName).orElseThrow(Caller::notSignedIn);
        return keys.list(self, now.minus(ApiKeys.SHOWN_AFTER_END)).stream()
                .map(key -> ApiKeyView.of(key, name, now))
                .toList();
    }

    /**
     * From now on the program acts for the caller.
     *
     * @throws Conflict {@code api-key-ended} when it holds no more
     */
    @Requires(Permission.SELF)
    public void approve(UUID id) {
        reauthentication.requireRecent();
        Instant now = clock.instant();
        ApiKey key = own(id);
        switch (key.state(now)) {
            case WAITING -> {
                keys.change(key.approved(now));
                record.done(callers.get(), Event.API_KEY_APPROVED, id);
            }
            case EXPIRED, REVOKED -> throw new Conflict("api-key-ended", "This key holds no more.");
            case READY -> {} // agreed to already
        }
    }

    /** The program acts for the caller no more, from its next request on. */
    @Requires(Permission.SELF)
    public void revoke(UUID id) {
        ApiKey key = own(id);
        if (key.revokedAt().isEmpty()) {
            keys.change(key.revoked(clock.instant()));
            record.done(callers.get(), Event.API_KEY_REVOKED, id);
        }
    }

    private ApiKey own(UUID id) {
        return keys.findForChange(id)
                .filter(key -> key.owner().equals(callers.get().staff()))
                .orElseThrow(NotFound::new);
    }
}
