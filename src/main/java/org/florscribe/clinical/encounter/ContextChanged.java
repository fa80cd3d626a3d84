package org.florscribe.clinical.encounter;

import java.util.UUID;

/** What stands beside the conversation is different, a thing noted or the patient; what follows from both is made again. */
public record ContextChanged(UUID practiceId, UUID encounterId) {}
