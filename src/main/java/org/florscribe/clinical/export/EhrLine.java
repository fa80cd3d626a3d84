package org.florscribe.clinical.export;

import java.time.Instant;
import java.util.Optional;

/**
 * How the line to an EHR is.
 *
 * @param pausedUntil present while calls are held back after failures in a row
 * @param failures in a row
 */
public record EhrLine(Optional<Instant> pausedUntil, int failures) {}
