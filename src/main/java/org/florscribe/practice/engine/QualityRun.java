package org.florscribe.practice.engine;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * An engine's work on visits whose notes are signed, or on the conversations that come with the product, held against what was
 * signed. Figures only: what it wrote is dropped.
 *
 * @param fingerprint of the engine's configuration when it was asked for; see {@link EngineConfiguration}
 * @param ownVisits whether on the practice's own; else on those of the product
 * @param mostVisits so many at the most
 */
public record QualityRun(
        UUID id,
        UUID practiceId,
        UUID engineId,
        String fingerprint,
        boolean ownVisits,
        int mostVisits,
        UUID askedBy,
        Instant askedAt,
        Optional<Result> result) {

    /** Longer than a run may take: whoever was at it is gone. */
    private static final Duration LOST_AFTER = Duration.ofHours(1);

    public static final int MOST_VISITS = 100;

    /**
     * How it ended.
     *
     * @param measured visits that the engine did
     * @param failed visits that it could not do
     * @param comparedWith what does the work now, on the same visits; by name
     * @param reason of the last failure in our words; empty without one
     */
    public record Result(
            int measured,
            int failed,
            Map<QualityMeasure, Double> figures,
            String comparedWith,
            Map<QualityMeasure, Double> comparedFigures,
            String reason,
            Instant finishedAt) {

        private static final int LONGEST = 200;

        public Result {
            figures = Map.copyOf(figures);
            comparedFigures = Map.copyOf(comparedFigures);
            reason = reason.length() <= LONGEST ? reason : reason.substring(0, LONGEST);
        }
    }

    public QualityRun ended(Result how) {
        return new QualityRun(
                id, practiceId, engineId, fingerprint, ownVisits, mostVisits, askedBy, askedAt, Optional.of(how));
    }

    /** Whether its result may still come. */
    public boolean isRunning(Instant now) {
        return result.isEmpty() && Duration.between(askedAt, now).abs().compareTo(LOST_AFTER) < 0;
    }

    /** Whether it tells something of an engine that is set up like this: it ended, and the engine did at least half of the visits. */
    public boolean vouchesFor(String configuration) {
        return fingerprint.equals(configuration)
                && result.filter(it -> it.measured() > 0 && it.measured() >= it.failed())
                        .isPresent();
    }
}
