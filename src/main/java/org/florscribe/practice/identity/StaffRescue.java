package org.florscribe.practice.identity;

import jakarta.inject.Inject;
import org.florscribe.practice.identity.OneTimeLink.Purpose;
import org.florscribe.shared.ApplicationService;
import org.florscribe.shared.NotFound;

/** What the operator does for somebody who cannot get in; each in the practice of the account. Passwords are never chosen for others. */
@ApplicationService
public class StaffRescue {

    private final StaffRepository staff;
    private final SignInThrottle throttle;
    private final LinkWriting writing;
    private final SecurityRecord record;
    private final CurrentCaller callers;

    @Inject
    StaffRescue(
            StaffRepository staff,
            SignInThrottle throttle,
            LinkWriting writing,
            SecurityRecord record,
            CurrentCaller callers) {
        this.staff = staff;
        this.throttle = throttle;
        this.writing = writing;
        this.record = record;
        this.callers = callers;
    }

    /** Forgets the failed attempts: the right password works again at once. */
    @Requires(Permission.SYSTEM)
    public void unlock(Staff account) {
        Staff person = staff.find(account.id()).orElseThrow(NotFound::new);
        throttle.succeeded(person.email());
        record.done(callers.get(), SecurityRecord.Event.STAFF_UNLOCKED, person.id());
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
