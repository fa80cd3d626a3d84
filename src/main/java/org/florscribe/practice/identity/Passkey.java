package org.florscribe.practice.identity;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * A key pair whose private half somebody's device keeps, and opens with a finger, a face or a PIN (WebAuthn).
 *
 * @param credentialId what the device knows it by
 * @param publicKey in COSE
 * @param signatures how many it has made, as far as the device counts
 * @param label what its person calls it
 */
public record Passkey(
        UUID id,
        UUID practiceId,
        UUID staffId,
        byte[] credentialId,
        byte[] publicKey,
        long signatures,
        String label,
        Instant createdAt,
        Optional<Instant> lastUsedAt) {

    Passkey used(long counted, Instant now) {
        return new Passkey(
                id, practiceId, staffId, credentialId, publicKey, counted, label, createdAt, Optional.of(now));
    }

    @Override
    public String toString() {
        return "Passkey[" + id + "]";
    }
}
