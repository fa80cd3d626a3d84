package org.florscribe.clinical.encounter;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Where things not said aloud are kept, sealed under the key of their visit. */
public interface ContextRepository {

    void add(UUID encounterId, ContextItem item, UUID recordedBy, Instant recordedAt);

    /** In the order they were noted. */
    List<ContextItem> of(UUID encounterId);

    /** @return whether there was one */
    boolean remove(UUID encounterId, UUID itemId);
}
