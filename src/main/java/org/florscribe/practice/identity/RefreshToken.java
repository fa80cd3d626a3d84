package org.florscribe.practice.identity;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * What an API client gets its next access token with, once.
 *
 * @param spentKeyHash of the Idempotency-Key it was spent with
 * @param spentAnswer what was answered then, for a client that never heard it
 */
public record RefreshToken(
        UUID id,
        UUID practiceId,
        UUID sessionId,
        byte[] tokenHash,
        Instant issuedAt,
        Instant expiresAt,
        Optional<Instant> spentAt,
        Optional<byte[]> spentKeyHash,
        Optional<String> spentAnswer) {

    RefreshToken spent(Instant now, Optional<byte[]> keyHash, Optional<String> answer) {
        return new RefreshToken(
                id, practiceId, sessionId, tokenHash, issuedAt, expiresAt, Optional.of(now), keyHash, answer);
    }

    @Override
    public String toString() {
        return "RefreshToken[" + id + "]";
    }
}
