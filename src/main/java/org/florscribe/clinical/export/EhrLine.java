package org.florscribe.clinical.export;

import java.time.Instant;
import java.util.Optional;

/**
 * How the line to an EHR is, as far as this node knows.
 *
 * @param since when the state began; empty while nothing was sent or asked
 * @param pausedUntil while every call is held back
 * @param failures in a row
 * @param lastFailure the newest, also when calls have passed since
 */
public record EhrLine(
        State state,
        Optional<Instant> since,
        Optional<Instant> pausedUntil,
        int failures,
        Optional<Failure> lastFailure) {

    /** Whether calls are made. */
    public enum State {
        UNTRIED,
        PASSING,
        /** After failures in a row; one call is let through from time to time. */
        HELD_BACK
    }

    /** What failed last, and when. */
    public record Failure(DeliveryReason reason, Instant at) {}

    static EhrLine untried() {
        return new EhrLine(State.UNTRIED, Optional.empty(), Optional.empty(), 0, Optional.empty());
    }
}
