package org.florscribe.clinical.evaluation;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.florscribe.practice.engine.EngineFailure;
import org.florscribe.practice.engine.QualityMeasure;

/** One engine's scores so far. */
final class QualityTally {

    private final Map<QualityMeasure, List<Double>> values = new EnumMap<>(QualityMeasure.class);
    private int measured;
    private int failed;
    private int failedInARow;
    private Optional<EngineFailure> lastFailure = Optional.empty();

    /** @param costMicros of this visit; empty for an engine that has no price */
    void add(VisitScore score, Duration took, Optional<Long> costMicros) {
        measured++;
        failedInARow = 0;
        score.figures().forEach(this::add);
        add(QualityMeasure.SECONDS, took.toMillis() / 1_000.0);
        costMicros.ifPresent(cost -> add(QualityMeasure.COST_MICROS, (double) cost));
    }

    void failed(EngineFailure failure) {
        failed++;
        failedInARow++;
        lastFailure = Optional.of(failure);
    }

    int measured() {
        return measured;
    }

    int failed() {
        return failed;
    }

    int failedInARow() {
        return failedInARow;
    }

    String reason() {
        return lastFailure.map(it -> String.valueOf(it.getMessage())).orElse("");
    }

    /** Means over the visits that have the figure; of seconds the median. Rounded to two digits. */
    Map<QualityMeasure, Double> figures() {
        Map<QualityMeasure, Double> figures = new EnumMap<>(QualityMeasure.class);
        values.forEach((measure, all) -> {
            double value = measure == QualityMeasure.SECONDS
                    ? all.stream().sorted().toList().get((all.size() - 1) / 2)
                    : all.stream().mapToDouble(Double::doubleValue).average().orElse(0);
            figures.put(measure, Math.round(value * 100) / 100.0);
        });
        return figures;
    }

    private void add(QualityMeasure measure, double value) {
        values.computeIfAbsent(measure, none -> new ArrayList<>()).add(value);
    }
}
