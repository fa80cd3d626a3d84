package org.florscribe.clinical.recording;

import java.util.List;

/**
 * What was found by listening to a whole recording.
 *
 * @param durationMs counted by samples, never read from a header
 * @param speech the stretches in which somebody speaks, in order; silence is all that lies between
 * @param loudnessDb of the speech, in dBFS; of everything where nobody speaks
 * @param clippedShare of the samples that lie at full scale, 0 to 1
 * @param cutOff the file ends before its own header says, or in the middle of its last piece
 */
public record Measurement(long durationMs, List<Span> speech, double loudnessDb, double clippedShare, boolean cutOff) {

    private static final double DISTORTED_SHARE = 0.01;
    private static final double FAINT_DB = -42;

    public Measurement {
        speech = List.copyOf(speech);
    }

    public long speechMs() {
        return speech.stream().mapToLong(Span::lengthMs).sum();
    }

    public boolean isSpoken() {
        return !speech.isEmpty();
    }

    /** So much lies at full scale that words may be lost: the recorder was set too loud. */
    public boolean isDistorted() {
        return clippedShare > DISTORTED_SHARE;
    }

    /** Speech so low that the microphone was far away or covered. */
    public boolean isFaint() {
        return isSpoken() && loudnessDb < FAINT_DB;
    }
}
