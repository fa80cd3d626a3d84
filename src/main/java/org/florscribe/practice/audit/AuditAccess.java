package org.florscribe.practice.audit;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.florscribe.practice.identity.Caller;

/**
 * What one person, or the product itself, had to do with a patient in a stretch of time.
 *
 * @param actorId empty for the product itself and for strangers
 * @param first when it was the first time
 * @param last when it was the last
 * @param looks how often something was shown or given out
 * @param changes how often anything else was done
 * @param refused how often it was tried and did not happen
 * @param inEmergency how many of all these were in an emergency
 */
public record AuditAccess(
        Caller.Kind actorKind,
        Optional<UUID> actorId,
        Instant first,
        Instant last,
        long looks,
        long changes,
        long refused,
        long inEmergency) {}
