package org.florscribe.practice.identity;

import java.time.Duration;
import java.time.Instant;

/** One key of the ring. Signs from ten minutes after it was made, so that every node knows it by then; verifies for an hour after it retired. */
public record SigningKey(String kid, byte[] secret, Instant createdAt, Instant retiresAt) {

    static final Duration SIGNS_FOR = Duration.ofDays(30);
    static final Duration KNOWN_BEFORE_USE = Duration.ofMinutes(10);
    static final Duration VERIFIES_AFTER = Duration.ofHours(1);

    boolean verifies(Instant now) {
        return now.isBefore(retiresAt.plus(VERIFIES_AFTER));
    }

    boolean signs(Instant now) {
        return !now.isBefore(createdAt.plus(KNOWN_BEFORE_USE)) && now.isBefore(retiresAt);
    }

    boolean isDueForSuccessor(Instant now) {
        return !now.isBefore(retiresAt.minus(KNOWN_BEFORE_USE).minus(KNOWN_BEFORE_USE));
    }

    @Override
    public String toString() {
        return "SigningKey[" + kid + "]";
    }
}
