package org.florscribe.practice.tenant;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** The right to make one practice and its first person, once, within the hour. Each stands for itself. */
public record SetupLink(
        UUID id,
        byte[] tokenHash,
        Optional<String> practiceName,
        Instant expiresAt,
        Optional<Instant> usedAt,
        Instant createdAt) {

    static final Duration LIFE = Duration.ofHours(1);

    boolean isOpen(Instant now) {
        return usedAt.isEmpty() && now.isBefore(expiresAt);
    }

    @Override
    public String toString() {
        return "SetupLink[" + id + "]";
    }
}
