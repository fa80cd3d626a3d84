package org.florscribe.clinical.retention;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * That something was destroyed: ids and times, nothing of what it was.
 *
 * @param keys the data keys that are gone; without them nothing sealed by them opens, wherever a copy lies
 * @param visits that went with a patient
 * @param askedBy empty when time was over
 * @param backupsEndAt until then a backup, archive or snapshot may hold the data and the keys as they were before
 */
public record DeletionCertificate(
        UUID id,
        UUID practiceId,
        Kind kind,
        UUID subjectId,
        Optional<UUID> patientId,
        DestructionReason reason,
        Optional<UUID> askedBy,
        Instant destroyedAt,
        List<UUID> keys,
        List<UUID> visits,
        Instant backupsEndAt) {

    /** What was destroyed. */
    public enum Kind {
        ENCOUNTER,
        PATIENT,
        PRACTICE
    }

    public DeletionCertificate {
        keys = List.copyOf(keys);
        visits = List.copyOf(visits);
    }
}
