package org.florscribe.clinical.export;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** A delivery of a signed note, of nobody in particular. */
final class SampleDelivery {

    private SampleDelivery() {}

    static Delivery queued(Instant at) {
        return queued(UUID.randomUUID(), UUID.randomUUID(), at);
    }

    static Delivery queued(UUID practice, UUID connection, Instant at) {
        return Delivery.queued(
                UUID.randomUUID(),
                practice,
                new Delivery.Subject(
                        connection,
                        UUID.randomUUID(),
                        UUID.randomUUID(),
                        DocumentKind.NOTE,
                        UUID.randomUUID(),
                        Optional.empty()),
                "c",
                at);
    }
}
