package org.florscribe.practice.engine;

import java.time.Instant;
import java.util.Optional;

/**
 * How calls to an engine go, as far as this node knows.
 *
 * @param since when the state began; empty while nothing was sent
 * @param pausedUntil while every call is held back
 * @param failures in a row
 * @param lastFailure the newest, also when calls have passed since
 */
public record EngineLine(
        State state,
        Optional<Instant> since,
        Optional<Instant> pausedUntil,
        int failures,
        Optional<Failure> lastFailure) {

    /** Whether calls are made. */
    public enum State {
        UNTRIED,
        PASSING,
        /** After too many failures; one call is let through from time to time. */
        HELD_BACK
    }

    /** What failed last, and when. */
    public record Failure(EngineFault fault, Instant at) {}
}
