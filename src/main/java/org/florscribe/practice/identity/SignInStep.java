package org.florscribe.practice.identity;

import java.util.Optional;

/**
 * How far a password or a provider's word leads.
 *
 * @param signedIn the end of it; absent while a second factor is to come
 * @param half what the second factor is shown with; absent when none is asked for
 * @param enrolling whether one has to be set up first
 * @param elsewhere the practice's own way in, when this one is closed to this person although what was shown is right
 */
public record SignInStep(
        Optional<SignedIn> signedIn, Optional<SecretToken> half, boolean enrolling, Optional<SecretToken> elsewhere) {

    static SignInStep whole(SignedIn signedIn) {
        return new SignInStep(Optional.of(signedIn), Optional.empty(), false, Optional.empty());
    }

    static SignInStep half(SecretToken token, boolean enrolling) {
        return new SignInStep(Optional.empty(), Optional.of(token), enrolling, Optional.empty());
    }

    static SignInStep elsewhere(SecretToken entry) {
        return new SignInStep(Optional.empty(), Optional.empty(), false, Optional.of(entry));
    }
}
