package org.florscribe.practice.identity;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/**
 * A sign-in that began well and whose second factor is still to come. It opens nothing else, and is over after ten
 * minutes or five codes.
 *
 * @param first what it began with
 * @param enrolling whether the second factor has to be set up first
 */
public record HalfSignIn(
        UUID id,
        UUID practiceId,
        UUID staffId,
        byte[] tokenHash,
        SignInProof first,
        boolean enrolling,
        String deviceLabel,
        Instant expiresAt) {

    static final Duration LIFE = Duration.ofMinutes(10);
    public static final int MOST_ATTEMPTS = 5;

    @Override
    public String toString() {
        return "HalfSignIn[" + id + "]";
    }
}
