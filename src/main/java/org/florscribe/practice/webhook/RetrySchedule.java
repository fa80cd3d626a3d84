package org.florscribe.practice.webhook;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * When an event that was not taken is brought again: after ten seconds, then after as long as it has waited already, at most six
 * hours, for a day. A server that says when it wants to be asked again is believed within that.
 */
final class RetrySchedule {

    static final Duration WHOLE = Duration.ofHours(24);

    private static final Duration FIRST = Duration.ofSeconds(10);
    private static final Duration LONGEST = Duration.ofHours(6);
    /** Waits are longer by up to this part, so that what failed together is not sent together. */
    private static final double SPREAD = 0.1;

    private RetrySchedule() {}

    /**
     * @param queuedAt since when it is tried
     * @param retryAfter as the answer said
     * @param luck from 0 to 1
     * @return empty when its day is over; the last try is at its end
     */
    static Optional<Instant> next(Instant queuedAt, Instant now, Optional<Duration> retryAfter, double luck) {
        Instant end = queuedAt.plus(WHOLE);
        if (!now.isBefore(end)) {
            return Optional.empty();
        }
        Duration waited = Duration.between(queuedAt, now);
        Duration wait = within(retryAfter.filter(it -> it.compareTo(waited) > 0).orElse(waited));
        Instant at = now.plus(wait).plusMillis((long) (wait.toMillis() * SPREAD * luck));
        return Optional.of(at.isBefore(end) ? at : end);
    }

    private static Duration within(Duration wait) {
        if (wait.compareTo(FIRST) < 0) {
            return FIRST;
        }
        return wait.compareTo(LONGEST) > 0 ? LONGEST : wait;
    }
}
