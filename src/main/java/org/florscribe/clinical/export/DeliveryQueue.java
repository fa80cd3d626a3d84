package org.florscribe.clinical.export;

import java.time.Instant;
import java.util.UUID;

/** Gets deliveries done. What is put here lives or dies with the running transaction. */
public interface DeliveryQueue {

    /** Somebody is to look at what is due for this connection as soon as the transaction commits. */
    void now(UUID practiceId, UUID connectionId);

    void at(Instant when, UUID practiceId, UUID connectionId);
}
