package org.florscribe.practice.identity;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.List;
import org.florscribe.practice.identity.SecurityRecord.Event;

/** The reads and writes around a password check, each in a short transaction of its own. */
@ApplicationScoped
@Transactional(Transactional.TxType.REQUIRES_NEW)
class Accounts {

    private final StaffRepository staff;
    private final EndedPractices practices;
    private final PracticeScope scope;
    private final SecurityRecord record;

    @Inject
    Accounts(StaffRepository staff, EndedPractices practices, PracticeScope scope, SecurityRecord record) {
        this.practices = practices;
        this.staff = staff;
        this.scope = scope;
        this.record = record;
    }

    /** Whoever may sign in with a password and this address. */
    public List<Staff> withPassword(EmailAddress email) {
        return staff.findAnywhere(email).stream()
                .filter(person -> person.state() == StaffState.ACTIVE
                        && person.passwordHash().isPresent())
                .toList();
    }

    /** People of practices that were destroyed, who had a password there. */
    public List<Staff> ended(EmailAddress email) {
        return staff.findAnywhere(email).stream()
                .filter(person -> person.state() == StaffState.DISABLED
                        && person.passwordHash().isPresent()
                        && practices.hasEnded(person.practiceId()))
                .toList();
    }

    /** Stores a password hashed as one does today; whoever changed it meanwhile wins. */
    public void rehash(Staff checked, String hash) {
        scope.enter(checked.practiceId());
        staff.findForChange(checked.id())
                .filter(now -> now.passwordHash().equals(checked.passwordHash()))
                .ifPresent(now -> staff.change(now.withPassword(hash)));
    }

    /** Who typed it is not known: the account that was named is the object, nobody is the actor. */
    public void recordRefusal(Staff named, Caller from) {
        record.refused(from, named.practiceId(), Event.SIGN_IN_FAILED, named.id());
    }
}
