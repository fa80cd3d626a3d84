package org.florscribe.practice.engine;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * What engines did for one visit in a stretch of time. Names nobody.
 *
 * @param engines by name, those that were paid for or answered from what is kept
 * @param keptMs of audio that was answered from what is kept, so paid for once only
 */
public record VisitCost(
        UUID encounterId,
        Instant calledAt,
        List<String> engines,
        long calls,
        long audioMs,
        long keptMs,
        long costMicros) {

    public VisitCost {
        engines = List.copyOf(engines);
    }
}
