package org.florscribe.clinical.evaluation;

import java.util.Map;
import java.util.Optional;
import org.florscribe.practice.engine.ModelResult;
import org.florscribe.practice.engine.QualityMeasure;

/**
 * How one engine did on one visit.
 *
 * @param figures without time and money
 * @param work that a model did; empty for the built-in engine
 */
record VisitScore(Map<QualityMeasure, Double> figures, Optional<ModelResult<?>> work) {

    VisitScore {
        figures = Map.copyOf(figures);
    }

    /** In percent; nothing of nothing tells nothing. */
    static void share(Map<QualityMeasure, Double> figures, QualityMeasure measure, long part, long whole) {
        if (whole > 0) {
            figures.put(measure, 100.0 * part / whole);
        }
    }
}
