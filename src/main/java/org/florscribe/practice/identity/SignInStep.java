package org.florscribe.practice.identity;

import java.util.Optional;

/**
 * How far a password leads.
 *
 * @param signedIn the end of it; absent while a second factor is to come
 * @param half what the second factor is shown with; absent when none is asked for
 * @param enrolling whether one has to be set up first
 */
public record SignInStep(Optional<SignedIn> signedIn, Optional<SecretToken> half, boolean enrolling) {

    static SignInStep whole(SignedIn signedIn) {
        return new SignInStep(Optional.of(signedIn), Optional.empty(), false);
    }
}
