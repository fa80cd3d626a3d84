package org.florscribe.practice.audit;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.florscribe.practice.identity.Caller;

/**
 * One line of the access log: who did what to which thing, from where. Ids only; nothing of what was seen or written.
 *
 * @param actorId the person; empty for the product itself and for strangers
 * @param objectType the kind of thing, e.g. {@code patient}; its id is empty for lists
 * @param patientId whose data it was about
 * @param emergency done with a patient whose chart the person had opened in an emergency; known once it is stored
 * @param origin network address; empty when there is none or it cannot be trusted
 * @param digest SHA-256 of the thing, 32 bytes, where it must stay as it was then
 */
public record AuditEvent(
        UUID id,
        Instant occurredAt,
        Caller.Kind actorKind,
        Optional<UUID> actorId,
        Optional<UUID> sessionId,
        AuditAction action,
        String objectType,
        Optional<UUID> objectId,
        Optional<UUID> patientId,
        AuditOutcome outcome,
        String origin,
        String correlationId,
        boolean emergency,
        Optional<byte[]> digest) {

    AuditEvent with(byte[] digestOfThing) {
        return new AuditEvent(
                id,
                occurredAt,
                actorKind,
                actorId,
                sessionId,
                action,
                objectType,
                objectId,
                patientId,
                outcome,
                origin,
                correlationId,
                emergency,
                Optional.of(digestOfThing));
    }

    @Override
    public String toString() {
        return "AuditEvent[" + id + ", " + action + "]";
    }
}
