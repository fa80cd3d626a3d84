package org.florscribe.clinical.recording;

import java.time.Instant;

/**
 * What a live recording came to.
 *
 * @param lastSequence the last frame; -1 when there was none
 * @param sha256 of the PCM bytes of all frames
 */
public record LiveEnd(long lastSequence, long durationMs, byte[] sha256, Instant at) {}
