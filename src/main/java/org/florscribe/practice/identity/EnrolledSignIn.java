package org.florscribe.practice.identity;

import java.util.List;

/** Signed in with an app that was set up on the way, and its recovery codes, shown this once. */
public record EnrolledSignIn(SignedIn signedIn, List<String> recoveryCodes) {

    @Override
    public String toString() {
        return "EnrolledSignIn";
    }
}
