package org.florscribe.practice.identity;

import jakarta.inject.Inject;
import java.util.Optional;
import java.util.Set;
import org.florscribe.shared.ApplicationService;
import org.florscribe.shared.NotSignedIn;

/** Signing in with e-mail and password, from the page. One answer, in the same time, whatever of the two was wrong. */
@ApplicationService
public class SignIn {

    private final PasswordCheck passwords;
    private final OwnWaysIn ways;
    private final SecondStep second;
    private final SessionOpening sessions;
    private final SignInThrottle throttle;
    private final CurrentCaller callers;

    @Inject
    SignIn(
            PasswordCheck passwords,
            OwnWaysIn ways,
            SecondStep second,
            SessionOpening sessions,
            SignInThrottle throttle,
            CurrentCaller callers) {
        this.passwords = passwords;
        this.ways = ways;
        this.second = second;
        this.sessions = sessions;
        this.throttle = throttle;
        this.callers = callers;
    }

    /**
     * @param deviceLabel what the person will know this browser by in the list of sessions
     * @return the session, what a second factor is to be shown with, or where this practice's people sign in instead
     * @throws NotSignedIn when e-mail and password do not belong together
     * @throws org.florscribe.shared.TooManyAttempts when this account or address has to wait
     */
    @Requires(Permission.ANYONE)
    @Limited(Allowance.SIGN_INS)
    public SignInStep withPassword(String email, Password password, String deviceLabel) {
        Staff person = passwords.check(email, password, callers.get());
        return ways.insteadFor(person, callers.get())
                .map(SignInStep::elsewhere)
                .or(() -> second.after(person, SignInProof.PASSWORD, deviceLabel))
                .orElseGet(() -> SignInStep.whole(
                        open(new SecondStep.Finished(person, Set.of(SignInProof.PASSWORD), deviceLabel))));
    }

    /**
     * The second step: a code of the app, or a recovery code.
     *
     * @throws NotSignedIn {@code wrong-code}; {@code sign-in-over} when it has to begin with the password again
     * @throws org.florscribe.shared.TooManyAttempts when this account or address has to wait
     */
    @Requires(Permission.ANYONE)
    @Limited(Allowance.SIGN_INS)
    public SignedIn withCode(SecretToken half, String code) {
        return open(second.finish(half, code, callers.get()));
    }

    /** What the app is told that has to be set up before this sign-in is whole; empty when none has to, or it is over. */
    @Requires(Permission.ANYONE)
    public Optional<Enrolment> enrolment(SecretToken half) {
        return second.enrolment(half);
    }

    /** As {@link #withCode}, with the first code of that app. */
    @Requires(Permission.ANYONE)
    @Limited(Allowance.SIGN_INS)
    public EnrolledSignIn enrol(SecretToken half, String code) {
        SecondStep.Enrolled enrolled = second.enrol(half, code, callers.get());
        return new EnrolledSignIn(open(enrolled.finished()), enrolled.recoveryCodes());
    }

    private SignedIn open(SecondStep.Finished finished) {
        throttle.succeeded(finished.person().email());
        return sessions.openBrowser(finished.person(), finished.proofs(), finished.deviceLabel(), callers.get());
    }
}
