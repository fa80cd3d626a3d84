package org.florscribe.practice.identity;

import jakarta.inject.Inject;
import org.florscribe.shared.ApplicationService;
import org.florscribe.shared.NotSignedIn;

/** Signing in with e-mail and password, from the page. One answer, in the same time, whatever of the two was wrong. */
@ApplicationService
public class SignIn {

    private final PasswordCheck passwords;
    private final SessionOpening sessions;
    private final CurrentCaller callers;

    @Inject
    SignIn(PasswordCheck passwords, SessionOpening sessions, CurrentCaller callers) {
        this.passwords = passwords;
        this.sessions = sessions;
        this.callers = callers;
    }

    /**
     * @param deviceLabel what the person will know this browser by in the list of sessions
     * @throws NotSignedIn when e-mail and password do not belong together
     * @throws org.florscribe.shared.TooManyAttempts when this account or address has to wait
     */
    @Requires(Permission.ANYONE)
    public SignedIn withPassword(String email, Password password, String deviceLabel) {
        Staff staff = passwords.check(email, password, callers.get());
        return sessions.openBrowser(staff, deviceLabel, callers.get());
    }
}
