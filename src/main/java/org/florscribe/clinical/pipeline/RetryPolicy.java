package org.florscribe.clinical.pipeline;

import java.time.Duration;
import java.util.Optional;
import java.util.function.DoubleSupplier;

/**
 * When a failed step is tried again: exponential back-off with full jitter up to a bound; a longer wish of the engine
 * (Retry-After) is honoured; permanent faults and the last attempt end in a parked step.
 *
 * @param jitter gives numbers from 0 up to 1
 */
public record RetryPolicy(int maxAttempts, Duration first, Duration bound, DoubleSupplier jitter) {

    /** Every kind of step: 5 attempts, 1 s growing fourfold, at most 2 minutes. */
    public static RetryPolicy standard(DoubleSupplier jitter) {
        return new RetryPolicy(5, Duration.ofSeconds(1), Duration.ofMinutes(2), jitter);
    }

    /** Whether nothing more is tried by itself after this failure. */
    static boolean isLast(int attempt, StepFault fault) {
        return !fault.isTransient() || attempt >= standard(() -> 0).maxAttempts();
    }

    /** @return how long to wait, or empty when the step is to be parked */
    public Optional<Duration> delayAfter(int attempt, StepFault fault, Optional<Duration> retryAfter) {
        if (!fault.isTransient() || attempt >= maxAttempts) {
            return Optional.empty();
        }
        double ceiling = Math.min((double) bound.toMillis(), first.toMillis() * Math.pow(4, attempt - 1.0));
        Duration backOff = Duration.ofMillis(Math.round(ceiling * (0.5 + jitter.getAsDouble() / 2)));
        return Optional.of(
                retryAfter.filter(wish -> wish.compareTo(backOff) > 0).orElse(backOff));
    }
}
