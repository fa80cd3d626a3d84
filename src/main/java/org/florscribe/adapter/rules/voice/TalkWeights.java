package org.florscribe.adapter.rules.voice;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.florscribe.adapter.rules.lexicon.Lexicon;

/**
 * How much each feature speaks for the clinician or for the patient, and for one of them after the other. Learnt from
 * published conversations; see the head of {@code voices.txt}.
 */
final class TalkWeights {

    static final int CLINICIAN = 0;
    static final int PATIENT = 1;

    private static final String OWN = "own";
    private static final String OUT_OF_STEP = "out-of-step";
    private static final String STEP_LOST = "step-lost";

    private final Map<String, Double> own = new HashMap<>();
    private final Map<String, double[]> following = new HashMap<>();
    private double outOfStep;
    private double stepLost;

    private TalkWeights() {}

    /** Lines of {@code own | feature | clinician less patient} and {@code next | feature | CC CP PC PP}. */
    static TalkWeights read() {
        TalkWeights weights = new TalkWeights();
        for (String[] line : Lexicon.lines("voices.txt")) {
            String kind = line[0].strip();
            String[] values = line[line.length - 1].strip().split(" ", -1);
            if (kind.equals(OUT_OF_STEP)) {
                weights.outOfStep = Double.parseDouble(values[0]);
            } else if (kind.equals(STEP_LOST)) {
                weights.stepLost = Double.parseDouble(values[0]);
            } else {
                String feature = String.join("|", List.of(line).subList(1, line.length - 1))
                        .strip();
                if (kind.equals(OWN)) {
                    weights.own.put(feature, Double.parseDouble(values[0]));
                } else {
                    weights.following.put(feature, numbers(values));
                }
            }
        }
        return weights;
    }

    private static double[] numbers(String[] values) {
        double[] out = new double[values.length];
        for (int i = 0; i < values.length; i++) {
            out[i] = Double.parseDouble(values[i]);
        }
        return out;
    }

    /** What the piece's own words say for the clinician; as much less is said for the patient. */
    double own(TalkPiece piece) {
        return TalkFeatures.own(piece.tokens()).stream()
                        .mapToDouble(feature -> own.getOrDefault(feature, 0.0))
                        .sum()
                / 2;
    }

    /** For each pair of voices, at {@code 2 * before + now}. */
    double[] following(TalkPiece before, TalkPiece now) {
        double[] out = new double[4];
        for (String feature : TalkFeatures.following(before.tokens(), now.tokens(), now.opening())) {
            double[] some = following.get(feature);
            for (int i = 0; some != null && i < out.length; i++) {
                out[i] += some[i];
            }
        }
        return out;
    }

    /** For a line whose label names the other voice. */
    double outOfStep() {
        return outOfStep;
    }

    /** For a line from which on the labels are no longer right, or are right again. */
    double stepLost() {
        return stepLost;
    }
}
