package org.florscribe.platform.outbound;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Leaves somebody outside alone for a while when they failed several times in a row. After the pause one call is let through; if
 * it fails the pause begins again.
 */
public final class CircuitBreaker {

    private static final int FAILURES = 3;
    private static final Duration PAUSE = Duration.ofSeconds(30);

    private final Clock clock;
    private int failures;
    private @Nullable Instant pausedUntil;

    public CircuitBreaker(Clock clock) {
        this.clock = clock;
    }

    /** @return how long calls are still held back; empty when one may be made now */
    public synchronized Optional<Duration> pause() {
        Instant until = pausedUntil;
        if (until == null) {
            return Optional.empty();
        }
        Duration rest = Duration.between(clock.instant(), until);
        if (rest.isNegative() || rest.isZero()) {
            pausedUntil = clock.instant().plus(PAUSE); // the call that is let through now is the only one
            return Optional.empty();
        }
        return Optional.of(rest);
    }

    /** @return whether this ended a pause */
    public synchronized boolean succeeded() {
        boolean ended = pausedUntil != null;
        failures = 0;
        pausedUntil = null;
        return ended;
    }

    /** @return whether this began a pause */
    public synchronized boolean failed() {
        failures++;
        boolean begins = failures == FAILURES;
        if (failures >= FAILURES) {
            pausedUntil = clock.instant().plus(PAUSE);
        }
        return begins;
    }

    /**
     * Failed in a way that the next call would too, such as refused credentials.
     *
     * @return whether this began a pause
     */
    public synchronized boolean failedForSure() {
        boolean begins = failures < FAILURES;
        failures = Math.max(FAILURES, failures + 1);
        pausedUntil = clock.instant().plus(PAUSE);
        return begins;
    }

    public synchronized Optional<Instant> pausedUntil() {
        return Optional.ofNullable(pausedUntil).filter(until -> until.isAfter(clock.instant()));
    }

    /** In a row. */
    public synchronized int failures() {
        return failures;
    }
}
