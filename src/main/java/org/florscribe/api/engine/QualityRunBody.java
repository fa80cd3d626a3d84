package org.florscribe.api.engine;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.florscribe.practice.engine.QualityMeasure;
import org.florscribe.practice.engine.QualityRun;

/**
 * How an engine did.
 *
 * @param state RUNNING or DONE
 * @param own on the practice's own signed visits, else on the conversations that come with the product
 * @param measured visits that it did
 * @param failed visits that it could not do
 * @param figures by measure; those that could not be found out are absent
 * @param comparedWith what does the work now, on the same visits; absent for the built-in engine
 * @param message of the last failure
 */
public record QualityRunBody(
        UUID id,
        String state,
        boolean own,
        int visits,
        Optional<Integer> measured,
        Optional<Integer> failed,
        Map<String, Double> figures,
        Optional<String> comparedWith,
        Map<String, Double> comparedFigures,
        Optional<String> message,
        Instant askedAt,
        Optional<Instant> finishedAt) {

    static QualityRunBody of(QualityRun run) {
        Optional<QualityRun.Result> result = run.result();
        return new QualityRunBody(
                run.id(),
                result.isPresent() ? "DONE" : "RUNNING",
                run.ownVisits(),
                run.mostVisits(),
                result.map(QualityRun.Result::measured),
                result.map(QualityRun.Result::failed),
                named(result.map(QualityRun.Result::figures).orElse(Map.of())),
                result.map(QualityRun.Result::comparedWith).filter(it -> !it.isEmpty()),
                named(result.map(QualityRun.Result::comparedFigures).orElse(Map.of())),
                result.map(QualityRun.Result::reason).filter(it -> !it.isEmpty()),
                run.askedAt(),
                result.map(QualityRun.Result::finishedAt));
    }

    private static Map<String, Double> named(Map<QualityMeasure, Double> figures) {
        Map<String, Double> named = new TreeMap<>();
        figures.forEach((measure, value) -> named.put(measure.name(), value));
        return named;
    }
}
