package org.florscribe.clinical.signature;

import java.util.UUID;

/** A note was signed; from now on it may leave for the chart. Ids only. */
public record NoteSigned(UUID practiceId, UUID encounterId, UUID noteId) {}
