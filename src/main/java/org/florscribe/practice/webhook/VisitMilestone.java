package org.florscribe.practice.webhook;

import java.util.Optional;
import java.util.UUID;

/**
 * Something has happened to a visit that others may want to be told. Fired in the transaction of what happened; ids only.
 *
 * @param subjectId of the note, recording, delivery or step that it is about; empty when it is the visit itself
 */
public record VisitMilestone(UUID practiceId, WebhookEvent event, UUID encounterId, Optional<UUID> subjectId) {

    public VisitMilestone(UUID practiceId, WebhookEvent event, UUID encounterId, UUID subjectId) {
        this(practiceId, event, encounterId, Optional.of(subjectId));
    }

    public VisitMilestone(UUID practiceId, WebhookEvent event, UUID encounterId) {
        this(practiceId, event, encounterId, Optional.empty());
    }
}
