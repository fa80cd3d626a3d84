package org.florscribe.clinical.encounter;

import java.util.UUID;

/** What was noted beside the conversation is different; statements that rest on it are checked again. */
public record ContextChanged(UUID practiceId, UUID encounterId) {}
