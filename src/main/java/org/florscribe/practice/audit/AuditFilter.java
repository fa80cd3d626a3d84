package org.florscribe.practice.audit;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** Which lines of the access log are asked for; what is empty does not narrow. {@code from} is included, {@code to} is not. */
public record AuditFilter(
        Optional<Instant> from,
        Optional<Instant> to,
        Optional<UUID> actorId,
        Optional<UUID> patientId,
        Optional<AuditAction> action,
        Optional<AuditOutcome> outcome) {

    public static AuditFilter everything() {
        return new AuditFilter(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }
}
