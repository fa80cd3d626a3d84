package org.florscribe.clinical.transcript;

/**
 * One speaker's uninterrupted stretch of speech.
 *
 * @param id stable for ever, e.g. {@code u17}; evidence points to it
 * @param startMs milliseconds from the start of the visit's timeline
 * @param endMs not before startMs
 */
public record Utterance(String id, String speakerId, long startMs, long endMs, String text) {

    public Utterance {
        if (startMs < 0 || endMs < startMs) {
            throw new IllegalArgumentException("An utterance cannot end before it starts: " + startMs + " > " + endMs);
        }
    }

    /** Masked: what was said is never printed. */
    @Override
    public String toString() {
        return "Utterance[" + id + ", " + speakerId + ", " + startMs + "-" + endMs + "]";
    }
}
