package org.florscribe.clinical.pipeline;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * A job that comes again by itself.
 *
 * @param id e.g. {@code step-sweep}
 * @param took of the last run, as far as it has come
 * @param outcome of the last run: PROCESSING, SUCCEEDED or FAILED
 */
public record RecurringRun(
        String id, Optional<Instant> lastRunAt, Optional<Duration> took, Optional<String> outcome, Instant nextRunAt) {}
