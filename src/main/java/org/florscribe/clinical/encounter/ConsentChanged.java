package org.florscribe.clinical.encounter;

import java.util.UUID;

/** Consent that was given was taken back, or given again after that. */
public record ConsentChanged(UUID practiceId, UUID encounterId, boolean given) {}
