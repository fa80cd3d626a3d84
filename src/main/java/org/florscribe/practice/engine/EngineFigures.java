package org.florscribe.practice.engine;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * How an engine did in a stretch of time, by all nodes.
 *
 * @param calls that were sent
 * @param failures of these
 * @param kept turns that were answered from what is kept
 * @param median of how long good calls took; empty without one
 * @param slow the time that 95 of 100 good calls stayed within; empty without one
 * @param audioMs that were sent and answered
 * @param use of models, whether their answers could be used or not
 * @param costMicros in millionths of the practice's currency
 */
public record EngineFigures(
        long calls,
        long failures,
        long kept,
        Optional<Duration> median,
        Optional<Duration> slow,
        long audioMs,
        TokenUse use,
        long costMicros,
        Optional<LastFailure> lastFailure) {

    public static final EngineFigures NONE =
            new EngineFigures(0, 0, 0, Optional.empty(), Optional.empty(), 0, TokenUse.NONE, 0, Optional.empty());

    /** The newest failure, also when calls have passed since. */
    public record LastFailure(EngineOutcome outcome, Instant at) {}

    /** In hundredths; 0 without calls. */
    public long failureShare() {
        return calls == 0 ? 0 : Math.round(100.0 * failures / calls);
    }

    /** Begun minutes count as a part of one. */
    public double minutes() {
        return audioMs / 60_000.0;
    }
}
