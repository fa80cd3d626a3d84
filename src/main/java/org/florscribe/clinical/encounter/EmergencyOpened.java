package org.florscribe.clinical.encounter;

import java.util.UUID;

/** Somebody opened a chart in an emergency. */
public record EmergencyOpened(UUID practiceId, UUID accessId) {}
