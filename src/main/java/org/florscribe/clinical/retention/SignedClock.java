package org.florscribe.clinical.retention;

import java.time.Instant;
import java.util.Collection;
import java.util.Optional;
import org.florscribe.clinical.export.Delivery;
import org.florscribe.clinical.export.DeliveryState;

/** From when the keeping times of a signed visit run. Empty: they do not run yet, however old it is. */
final class SignedClock {

    private SignedClock() {}

    /** From when the note was signed and is where it was to go. What failed or is not known never starts it. */
    static Optional<Instant> start(Instant signedAt, Collection<Delivery> deliveries) {
        Instant start = signedAt;
        for (Delivery delivery : deliveries) {
            if (delivery.state() != DeliveryState.DELIVERED
                    || delivery.receipt().isEmpty()) {
                return Optional.empty();
            }
            Instant there = delivery.receipt().get().deliveredAt();
            start = there.isAfter(start) ? there : start;
        }
        return Optional.of(start);
    }
}
