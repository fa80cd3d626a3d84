package org.florscribe.practice.identity;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** An invitation or a way back in, for one person, once, for a while. */
public record OneTimeLink(
        UUID id,
        UUID practiceId,
        UUID staffId,
        Purpose purpose,
        byte[] tokenHash,
        Instant expiresAt,
        Optional<Instant> usedAt,
        Instant createdAt) {

    public enum Purpose {
        INVITATION(Duration.ofDays(3)),
        PASSWORD_RESET(Duration.ofMinutes(30));

        private final Duration life;

        Purpose(Duration life) {
            this.life = life;
        }

        public Duration life() {
            return life;
        }
    }

    public boolean isOpen(Instant now) {
        return usedAt.isEmpty() && now.isBefore(expiresAt);
    }

    @Override
    public String toString() {
        return "OneTimeLink[" + id + " " + purpose + "]";
    }
}
