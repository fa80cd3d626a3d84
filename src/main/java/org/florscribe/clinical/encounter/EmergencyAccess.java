package org.florscribe.clinical.encounter;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.florscribe.shared.Denied;
import org.florscribe.shared.PhiText;

/**
 * One patient's chart opened by somebody who may not see it otherwise. It ends by itself; what was done stands out in the access
 * log; and it waits for another person to look at it.
 */
public record EmergencyAccess(
        UUID id,
        UUID patientId,
        UUID staffId,
        PhiText reason,
        Instant openedAt,
        Instant endsAt,
        Optional<Review> review) {

    public static final Duration LIFE = Duration.ofMinutes(60);

    /** What another person found when they looked at it. */
    public record Review(UUID by, Instant at, PhiText finding) {}

    static EmergencyAccess begin(UUID id, UUID patientId, UUID staffId, PhiText reason, Instant now) {
        return new EmergencyAccess(id, patientId, staffId, reason, now, now.plus(LIFE), Optional.empty());
    }

    public boolean isOpen(Instant now) {
        return now.isBefore(endsAt);
    }

    /** Over before its time. */
    EmergencyAccess ended(Instant now) {
        return isOpen(now) ? new EmergencyAccess(id, patientId, staffId, reason, openedAt, now, review) : this;
    }

    /** @throws Denied {@code own-access} to the one who opened it */
    EmergencyAccess reviewed(UUID by, PhiText finding, Instant now) {
        if (by.equals(staffId)) {
            throw new Denied("own-access", "Somebody else has to review what you opened.");
        }
        return new EmergencyAccess(
                id, patientId, staffId, reason, openedAt, endsAt, Optional.of(new Review(by, now, finding)));
    }
}
