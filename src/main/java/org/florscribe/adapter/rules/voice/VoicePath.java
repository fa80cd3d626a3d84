package org.florscribe.adapter.rules.voice;

import java.util.Arrays;
import java.util.List;

/**
 * The most likely voices of a conversation's pieces. An engine that misses a short "no" gives every later line to the other
 * voice until it misses one again: so besides who speaks it is followed whether the labels are in step.
 */
final class VoicePath {

    private static final int STATES = 4;
    private static final double NEVER = Double.NEGATIVE_INFINITY;

    private final List<TalkPiece> pieces;
    private final int[] labels;
    private final double[] own;
    private final double[][] following;
    private final TalkWeights weights;

    /** @param labels for each piece the voice its line was given to */
    VoicePath(List<TalkPiece> pieces, int[] labels, TalkWeights weights) {
        this.pieces = pieces;
        this.labels = labels.clone();
        this.weights = weights;
        own = new double[pieces.size()];
        following = new double[pieces.size()][];
        for (int i = 0; i < pieces.size(); i++) {
            own[i] = weights.own(pieces.get(i));
            following[i] = i == 0 ? new double[STATES] : weights.following(pieces.get(i - 1), pieces.get(i));
        }
    }

    /** @return for each piece the voice that says it */
    int[] best() {
        double[] score = new double[STATES];
        Arrays.fill(score, NEVER);
        int[][] from = new int[pieces.size()][STATES];
        for (int i = 0; i < pieces.size(); i++) {
            double[] next = new double[STATES];
            for (int state = 0; state < STATES; state++) {
                next[state] = reach(i, state, score, from[i]);
            }
            score = next;
        }
        int state = 0;
        for (int other = 1; other < STATES; other++) {
            state = score[other] > score[state] ? other : state;
        }
        int[] voices = new int[pieces.size()];
        for (int i = pieces.size() - 1; i >= 0; i--) {
            voices[i] = state / 2;
            state = from[i][state];
        }
        return voices;
    }

    /** State: twice the voice, one more when the labels are out of step. */
    private double reach(int i, int state, double[] score, int[] from) {
        int voice = state / 2;
        boolean out = state % 2 == 1;
        boolean newLine = pieces.get(i).opening() == TalkPiece.Opening.LINE;
        if (newLine && (voice == labels[i]) == out) {
            return NEVER;
        }
        double own = (voice == TalkWeights.CLINICIAN ? this.own[i] : -this.own[i])
                + (out && newLine ? weights.outOfStep() : 0);
        if (i == 0) {
            return own;
        }
        double best = NEVER;
        for (int before = 0; before < STATES; before++) {
            boolean changes = before % 2 != state % 2;
            if (score[before] != NEVER && (newLine || !changes)) {
                double value =
                        score[before] + following[i][2 * (before / 2) + voice] + (changes ? weights.stepLost() : 0);
                if (value > best) {
                    best = value;
                    from[state] = before;
                }
            }
        }
        return best == NEVER ? NEVER : best + own;
    }

    /** How much likelier these voices are than the labels, a hundred words taken together. */
    double gain(int[] voices, int words) {
        return words == 0 ? 0 : 100 * (value(voices) - value(labels)) / words;
    }

    private double value(int[] voices) {
        double sum = 0;
        for (int i = 0; i < voices.length; i++) {
            sum += (voices[i] == TalkWeights.CLINICIAN ? own[i] : -own[i])
                    + (i == 0 ? 0 : following[i][2 * voices[i - 1] + voices[i]]);
        }
        return sum;
    }
}
