package org.florscribe.clinical.encounter;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.florscribe.shared.InvalidInput;

/**
 * A colleague let in: to one visit, or to all visits of a patient that are not confidential.
 *
 * @param of what is shared
 * @param subjectId the visit's or the patient's id
 * @param endsAt when it ends by itself, if it does
 */
public record ChartShare(
        UUID id,
        Of of,
        UUID subjectId,
        UUID staffId,
        UUID sharedBy,
        Instant sharedAt,
        Optional<Instant> endsAt,
        Optional<Revocation> revoked) {

    static final Duration LONGEST = Duration.ofDays(366);

    /** What is shared. */
    public enum Of {
        VISIT,
        PATIENT
    }

    /** That somebody ended it. */
    public record Revocation(UUID by, Instant at) {}

    /** @throws InvalidInput on field {@code endsAt} when that is over already or further away than a year */
    static ChartShare begin(
            UUID id, Of of, UUID subjectId, UUID staffId, UUID sharedBy, Optional<Instant> endsAt, Instant now) {
        endsAt.ifPresent(end -> {
            if (!end.isAfter(now) || end.isAfter(now.plus(LONGEST))) {
                throw new InvalidInput("endsAt", "Choose a time from now on, at most a year away, or leave it open.");
            }
        });
        return new ChartShare(id, of, subjectId, staffId, sharedBy, now, endsAt, Optional.empty());
    }

    public boolean isOpen(Instant now) {
        return revoked.isEmpty() && endsAt.filter(end -> !now.isBefore(end)).isEmpty();
    }

    ChartShare revoked(UUID by, Instant now) {
        return new ChartShare(
                id,
                of,
                subjectId,
                staffId,
                sharedBy,
                sharedAt,
                endsAt,
                Optional.of(revoked.orElse(new Revocation(by, now))));
    }
}
