package org.florscribe.clinical.export;

import java.time.Duration;
import java.util.Optional;

/** When a document that certainly did not arrive is sent again: 5 s, growing fourfold, at most 15 minutes; six tries in all. */
final class DeliveryRetry {

    private static final int MOST_ATTEMPTS = 6;
    private static final Duration FIRST = Duration.ofSeconds(5);
    private static final Duration BOUND = Duration.ofMinutes(15);

    private DeliveryRetry() {}

    /**
     * @param attempt tries so far, this one counted
     * @param wish of the server (Retry-After)
     * @return empty when it is to be parked
     */
    static Optional<Duration> delayAfter(int attempt, Optional<Duration> wish) {
        if (attempt >= MOST_ATTEMPTS) {
            return Optional.empty();
        }
        long seconds = FIRST.toSeconds() << (2 * Math.max(0, attempt - 1));
        Duration own = Duration.ofSeconds(Math.min(BOUND.toSeconds(), seconds));
        return Optional.of(wish.filter(it -> it.compareTo(own) > 0).orElse(own));
    }
}
