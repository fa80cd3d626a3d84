package org.florscribe.practice.identity;

import jakarta.inject.Inject;
import java.time.Clock;
import org.florscribe.practice.identity.OneTimeLink.Purpose;
import org.florscribe.shared.ApplicationService;
import org.florscribe.shared.NotFound;

/** What the operator does for somebody who cannot get in; each in the practice that it concerns. Passwords are never chosen for others. */
@ApplicationService
public class StaffRescue {

    private final StaffRepository staff;
    private final FactorRepository factors;
    private final PasskeyRepository passkeys;
    private final SessionRepository sessions;
    private final SignInThrottle throttle;
    private final LinkWriting writing;
    private final SecurityRecord record;
    private final CurrentCaller callers;
    private final Clock clock;

    @Inject
    StaffRescue(
            StaffRepository staff,
            FactorRepository factors,
            PasskeyRepository passkeys,
            SessionRepository sessions,
            SignInThrottle throttle,
            LinkWriting writing,
            SecurityRecord record,
            CurrentCaller callers,
            Clock clock) {
        this.staff = staff;
        this.factors = factors;
        this.passkeys = passkeys;
        this.sessions = sessions;
        this.throttle = throttle;
        this.writing = writing;
        this.record = record;
        this.callers = callers;
        this.clock = clock;
    }

    /** Forgets the failed attempts: the right password works again at once. */
    @Requires(Permission.SYSTEM)
    public void unlock(Staff account) {
        Staff person = staff.find(account.id()).orElseThrow(NotFound::new);
        throttle.reset(person.email());
        record.done(callers.get(), SecurityRecord.Event.STAFF_UNLOCKED, person.id());
    }

    /** Forgets the second factor of somebody who lost it; whether one has to be set up at the next sign-in says the practice. */
    @Requires(Permission.SYSTEM)
    public void resetSecondFactor(Staff account) {
        Staff person = staff.find(account.id()).orElseThrow(NotFound::new);
        factors.removeAll(person.id());
        passkeys.removeAll(person.id());
        throttle.reset(person.email());
        record.done(callers.get(), SecurityRecord.Event.FACTOR_REMOVED, person.id());
    }

    /**
     * Signs everybody of the practice out, on every device and in every program that somebody signed in to. Programs with keys of
     * their own go on; recordings, too.
     *
     * @return how many sign-ins ended
     */
    @Requires(Permission.SYSTEM)
    public int signEverybodyOut() {
        int ended = sessions.revokeEverybodys(clock.instant());
        record.done(callers.get(), SecurityRecord.Event.SESSIONS_REVOKED);
        return ended;
    }

    /** A link to choose a new password, to be handed over by the operator. */
    @Requires(Permission.SYSTEM)
    public IssuedLink resetLink(Staff account) {
        Staff person = staff.find(account.id()).orElseThrow(NotFound::new);
        IssuedLink link = writing.issue(person, Purpose.PASSWORD_RESET);
        record.done(callers.get(), SecurityRecord.Event.PASSWORD_RESET_ASKED, person.id());
        return link;
    }
}
