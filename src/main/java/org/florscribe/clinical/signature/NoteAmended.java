package org.florscribe.clinical.signature;

import java.util.UUID;

/** A signed note got an addendum or was marked as entered in error; what already left for the chart is to follow. Ids only. */
public record NoteAmended(UUID practiceId, UUID encounterId, UUID noteId) {}
