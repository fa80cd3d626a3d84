package org.florscribe.clinical.note;

import java.util.UUID;

/** Gets sections written anew. What is put here lives or dies with the running transaction. */
public interface RedraftQueue {

    void now(UUID practiceId, UUID encounterId, UUID orderId, String correlationId);
}
