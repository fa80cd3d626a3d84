package org.florscribe.practice.webhook;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Brings an event to an address, signed. */
public interface WebhookCarrier {

    /**
     * What is brought where.
     *
     * @param secrets all that sign
     */
    record Parcel(URI address, List<String> secrets, UUID deliveryId, UUID eventId, WebhookEvent event, String body) {

        @Override
        public String toString() {
            return "Parcel[" + deliveryId + "]";
        }
    }

    /**
     * What came of it.
     *
     * @param status of the answer, if one came
     * @param retryAfter how long the answer asks us to wait
     */
    record Receipt(AttemptOutcome outcome, Optional<Integer> status, Duration took, Optional<Duration> retryAfter) {}

    /** Whether it is certain already that this address may not be called; one whose name nobody knows yet may be. */
    boolean refuses(URI address);

    /** In no transaction: it takes as long as the other side does, within limits. */
    Receipt carry(Parcel parcel);
}
