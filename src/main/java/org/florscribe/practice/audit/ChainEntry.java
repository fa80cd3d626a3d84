package org.florscribe.practice.audit;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;

/**
 * A line of the access log as it is hashed: numbered within its practice, names as plain words, so that a line which nobody of
 * us wrote can be read too.
 *
 * @param seq from 1, without a gap
 * @param occurredAt in whole microseconds, as the database keeps it
 * @param emergency whether the actor had opened this patient's chart in an emergency
 * @param digest 32 bytes, where there is one
 */
public record ChainEntry(
        UUID practiceId,
        long seq,
        UUID id,
        Instant occurredAt,
        String actorKind,
        Optional<UUID> actorId,
        Optional<UUID> sessionId,
        String action,
        String objectType,
        Optional<UUID> objectId,
        Optional<UUID> patientId,
        String outcome,
        String origin,
        String correlationId,
        boolean emergency,
        Optional<byte[]> digest) {

    public static ChainEntry of(UUID practiceId, long seq, AuditEvent event, boolean emergency) {
        return new ChainEntry(
                practiceId,
                seq,
                event.id(),
                event.occurredAt().truncatedTo(ChronoUnit.MICROS),
                event.actorKind().name(),
                event.actorId(),
                event.sessionId(),
                event.action().name(),
                event.objectType(),
                event.objectId(),
                event.patientId(),
                event.outcome().name(),
                event.origin(),
                event.correlationId(),
                emergency,
                event.digest());
    }

    @Override
    public String toString() {
        return "ChainEntry[" + practiceId + ", " + seq + ", " + id + ", " + action + "]";
    }
}
