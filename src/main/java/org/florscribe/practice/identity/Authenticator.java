package org.florscribe.practice.identity;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * Somebody's authenticator app (RFC 6238).
 *
 * @param secret what app and server share
 * @param confirmedAt when its first code was right; before that it is no factor
 * @param lastStep the newest time step whose code was used: each code works once
 */
public record Authenticator(
        UUID practiceId, UUID staffId, byte[] secret, Optional<Instant> confirmedAt, long lastStep, Instant createdAt) {

    static Authenticator begun(Staff person, byte[] secret, Instant now) {
        return new Authenticator(person.practiceId(), person.id(), secret, Optional.empty(), 0, now);
    }

    boolean isConfirmed() {
        return confirmedAt.isPresent();
    }

    Authenticator used(long step, Instant now) {
        return new Authenticator(practiceId, staffId, secret, Optional.of(confirmedAt.orElse(now)), step, createdAt);
    }

    @Override
    public String toString() {
        return "Authenticator[" + staffId + "]";
    }
}
