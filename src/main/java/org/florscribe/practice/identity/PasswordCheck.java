package org.florscribe.practice.identity;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import org.florscribe.practice.identity.PasswordHasher.Verdict;
import org.florscribe.shared.InvalidInput;
import org.florscribe.shared.NotSignedIn;

/** Who belongs to this e-mail and password. Holds no transaction while it hashes. */
@ApplicationScoped
class PasswordCheck {

    private final SignInThrottle throttle;
    private final Accounts accounts;
    private final PasswordHasher hasher;

    @Inject
    PasswordCheck(SignInThrottle throttle, Accounts accounts, PasswordHasher hasher) {
        this.throttle = throttle;
        this.accounts = accounts;
        this.hasher = hasher;
    }

    /** @throws NotSignedIn in the same words and time for each thing that can be wrong */
    public Staff check(String typedEmail, Password password, Caller from) {
        EmailAddress email;
        try {
            email = new EmailAddress(typedEmail);
        } catch (InvalidInput e) {
            hasher.verifyNobody(password);
            throw wrong();
        }
        throttle.check(email, from.origin());
        List<Staff> candidates = accounts.active(email);
        if (candidates.isEmpty()) {
            hasher.verifyNobody(password);
        }
        for (Staff staff : candidates) {
            Verdict verdict = hasher.verify(password, staff.passwordHash().orElseThrow());
            if (verdict != Verdict.DIFFERS) {
                throttle.succeeded(email);
                if (verdict == Verdict.MATCHES_BUT_OLD) {
                    accounts.rehash(staff, hasher.hash(password));
                }
                return staff;
            }
        }
        throttle.failed(email, from.origin());
        candidates.forEach(staff -> accounts.recordRefusal(staff, from));
        throw wrong();
    }

    private static NotSignedIn wrong() {
        return new NotSignedIn("wrong-credentials", "E-mail or password is not right.");
    }
}
