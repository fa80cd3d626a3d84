package org.florscribe.practice.identity;

import jakarta.inject.Inject;
import java.util.Optional;
import java.util.Set;
import org.florscribe.shared.ApplicationService;
import org.florscribe.shared.NotSignedIn;

/**
 * Signing in with a passkey alone, or in place of the code: the device has seen its person (user verification is required), so
 * it is two factors. Wrong passwords of others do not lock it.
 */
@ApplicationService
public class PasskeySignIn {

    private final Passkeys passkeys;
    private final OwnWaysIn ways;
    private final SecondStep second;
    private final PasskeyProtocol protocol;
    private final SessionOpening sessions;
    private final CurrentCaller callers;

    @Inject
    PasskeySignIn(
            Passkeys passkeys,
            OwnWaysIn ways,
            SecondStep second,
            PasskeyProtocol protocol,
            SessionOpening sessions,
            CurrentCaller callers) {
        this.passkeys = passkeys;
        this.ways = ways;
        this.second = second;
        this.protocol = protocol;
        this.sessions = sessions;
        this.callers = callers;
    }

    /** Whether this installation can have passkeys at all. */
    @Requires(Permission.ANYONE)
    public boolean isPossible() {
        return protocol.isPossible();
    }

    /** What the browser is told to sign, as JSON for {@code navigator.credentials.get}. */
    @Requires(Permission.ANYONE)
    public String begin() {
        return passkeys.ask();
    }

    /**
     * @param answer the browser's, as JSON
     * @param half of a sign-in whose second factor this is, where one was begun
     * @throws NotSignedIn in the same words for whatever does not hold
     */
    @Requires(Permission.ANYONE)
    @Limited(Allowance.SIGN_INS)
    public SignedIn finish(String answer, Optional<SecretToken> half, String deviceLabel) {
        Caller from = callers.get();
        Staff person = passkeys.prove(answer, anybody -> true, from)
                .orElseThrow(() -> new NotSignedIn("wrong-passkey", "This passkey does not open an account here."))
                .person();
        if (half.filter(begun -> second.finishVouched(begun, person)).isPresent()) {
            return sessions.openBrowser(
                    person, Set.of(SignInProof.SINGLE_SIGN_ON, SignInProof.PASSKEY), deviceLabel, from);
        }
        ways.requireOurs(person, from);
        return sessions.openBrowser(person, Set.of(SignInProof.PASSKEY), deviceLabel, from);
    }
}
