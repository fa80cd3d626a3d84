package org.florscribe.clinical.encounter;

import java.util.UUID;

/** Something a list or an open page shows about this visit is different now. Pushed to pages after commit; ids only. */
public record VisitChanged(UUID practiceId, UUID encounterId) {}
