package org.florscribe.practice.engine;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * One turn of an engine for a visit.
 *
 * @param audioMs that were to be written down; 0 for tasks without audio
 * @param costMicros in millionths of the practice's currency
 * @param requestId of the vendor, for questions to its support
 */
public record EngineCall(
        UUID id,
        UUID practiceId,
        UUID encounterId,
        UUID engineId,
        EngineTask task,
        EngineOutcome outcome,
        long audioMs,
        long costMicros,
        Duration took,
        Optional<String> requestId,
        Instant calledAt) {}
