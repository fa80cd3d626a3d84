package org.florscribe.practice.audit;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Lines of the access log as other systems read them: AuditEvents in a bundle, FHIR R4, JSON. */
public interface AuditBundle {

    /**
     * All of these lines in one bundle, in their order.
     *
     * @param practiceId whose log it is
     * @param madeAt when it was read
     * @param names of the people in it
     */
    byte[] of(UUID practiceId, Instant madeAt, List<AuditEvent> events, Map<UUID, String> names);
}
