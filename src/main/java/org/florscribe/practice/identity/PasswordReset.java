package org.florscribe.practice.identity;

import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.util.List;
import org.florscribe.practice.identity.OneTimeLink.Purpose;
import org.florscribe.shared.ApplicationService;
import org.florscribe.shared.NotFound;

/** The way back for who forgot the password. Nobody learns here whether an address has an account. */
@ApplicationService
public class PasswordReset {

    private final StaffRepository staff;
    private final LinkWriting writing;
    private final StaffLetters letters;
    private final LinkRedemption redemption;
    private final SignInThrottle throttle;
    private final PasswordRules rules;
    private final PasswordHasher hasher;
    private final Event<PasswordResetRequested> requested;
    private final SecurityRecord record;
    private final CurrentCaller callers;

    @Inject
    PasswordReset(
            StaffRepository staff,
            LinkWriting writing,
            StaffLetters letters,
            LinkRedemption redemption,
            SignInThrottle throttle,
            PasswordRules rules,
            PasswordHasher hasher,
            Event<PasswordResetRequested> requested,
            SecurityRecord record,
            CurrentCaller callers) {
        this.staff = staff;
        this.writing = writing;
        this.letters = letters;
        this.redemption = redemption;
        this.throttle = throttle;
        this.rules = rules;
        this.hasher = hasher;
        this.requested = requested;
        this.record = record;
        this.callers = callers;
    }

    /** Always the same answer, at once: what follows from it follows later. */
    @Limited(Allowance.LETTERS)
    @Requires(Permission.ANYONE)
    public void request(String email) {
        requested.fire(new PasswordResetRequested(new EmailAddress(email), callers.get()));
    }

    /** Which accounts such a request is about: one in each practice that knows the address. */
    @Requires(Permission.SYSTEM)
    public List<Staff> accounts(EmailAddress email) {
        return staff.findAnywhere(email).stream()
                .filter(person -> person.state() == StaffState.ACTIVE)
                .toList();
    }

    /** Writes the letter of one of them, in its practice. */
    @Requires(Permission.SYSTEM)
    public void write(Staff account) {
        Staff person = staff.find(account.id()).orElseThrow(NotFound::new);
        record.done(callers.get(), SecurityRecord.Event.PASSWORD_RESET_ASKED, person.id());
        if (!letters.areSent()) {
            return; // the operator hands over a link; one that nobody carries must not wait for a mail server
        }
        IssuedLink link = writing.issue(person, Purpose.PASSWORD_RESET);
        letters.passwordReset(person.id(), link.url(), link.expiresAt());
    }

    /**
     * Uses the link up: a new password, and the end of all sessions.
     *
     * @throws org.florscribe.shared.InvalidInput on field {@code password} when it may not be used; the link still holds
     * @throws NotFound when the link is spent, expired or was never ours
     */
    @Requires(Permission.ANYONE)
    public void confirm(String token, Password password) {
        SecretToken parsed = SecretToken.parse(token).orElseThrow(NotFound::new);
        Staff person = redemption.holder(parsed, Purpose.PASSWORD_RESET).orElseThrow(NotFound::new);
        rules.check(password, redemption.contextOf(person));
        redemption.redeem(parsed, Purpose.PASSWORD_RESET, hasher.hash(password), callers.get());
        throttle.reset(person.email());
    }
}
