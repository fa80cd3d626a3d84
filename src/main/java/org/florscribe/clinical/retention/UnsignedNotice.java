package org.florscribe.clinical.retention;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/**
 * That somebody was told of a visit that nobody has signed: shown on their list from then on.
 *
 * @param byLetter a letter went out as well
 */
public record UnsignedNotice(UUID id, UUID encounterId, Kind kind, UUID staffId, boolean byLetter, Instant givenAt) {

    /** As whom they were told. */
    public enum Kind {
        CLINICIAN(Duration.ofDays(3)),
        ADMIN(Duration.ofDays(14));

        private final Duration after;

        Kind(Duration after) {
            this.after = after;
        }

        /** How long a visit is left alone before. */
        public Duration after() {
            return after;
        }
    }
}
