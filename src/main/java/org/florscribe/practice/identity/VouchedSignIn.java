package org.florscribe.practice.identity;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Set;

/** The end of a sign-in for which the practice's own provider has vouched. No door: whoever calls this has checked its word. */
@ApplicationScoped
public class VouchedSignIn {

    private final SecondStep second;
    private final SessionOpening sessions;
    private final CurrentCaller callers;

    @Inject
    VouchedSignIn(SecondStep second, SessionOpening sessions, CurrentCaller callers) {
        this.second = second;
        this.sessions = sessions;
        this.callers = callers;
    }

    /**
     * @param severalFactors whether the provider says that it asked for more than one; if not, ours are asked for as after a password
     * @return the session, or what our second factor is to be shown with
     */
    public SignInStep open(Staff person, boolean severalFactors, String deviceLabel) {
        Set<SignInProof> proofs = Set.of(SignInProof.SINGLE_SIGN_ON);
        if (severalFactors) {
            return SignInStep.whole(sessions.openBrowser(person, proofs, deviceLabel, callers.get()));
        }
        return second.after(person, SignInProof.SINGLE_SIGN_ON, deviceLabel)
                .orElseGet(() -> SignInStep.whole(sessions.openBrowser(person, proofs, deviceLabel, callers.get())));
    }
}
