package org.florscribe.practice.identity;

import jakarta.inject.Inject;
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
    private final PasskeyProtocol protocol;
    private final SessionOpening sessions;
    private final CurrentCaller callers;

    @Inject
    PasskeySignIn(Passkeys passkeys, PasskeyProtocol protocol, SessionOpening sessions, CurrentCaller callers) {
        this.passkeys = passkeys;
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
     * @throws NotSignedIn in the same words for whatever does not hold
     */
    @Requires(Permission.ANYONE)
    public SignedIn finish(String answer, String deviceLabel) {
        Caller from = callers.get();
        Staff person = passkeys.prove(answer, anybody -> true, from)
                .orElseThrow(() -> new NotSignedIn("wrong-passkey", "This passkey does not open an account here."))
                .person();
        return sessions.openBrowser(person, Set.of(SignInProof.PASSKEY), deviceLabel, from);
    }
}
