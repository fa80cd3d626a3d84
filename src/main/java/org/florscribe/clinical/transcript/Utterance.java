package org.florscribe.clinical.transcript;

import java.util.List;
import java.util.Optional;
import org.florscribe.clinical.recording.RecordingTimeline;

/**
 * One speaker's uninterrupted stretch of speech.
 *
 * @param id stable for ever, e.g. {@code u17}; evidence points to it
 * @param startMs milliseconds from the start of the visit's timeline
 * @param endMs not before startMs
 * @param words with times of their own, as long as they are the words of the text; empty when nobody told them
 */
public record Utterance(
        String id, String speakerId, long startMs, long endMs, String text, Optional<List<Word>> words) {

    /**
     * One word as it was heard.
     *
     * @param startMs on the visit's timeline, as is endMs
     * @param confidence 0 to 1, where the engine says it
     */
    public record Word(String text, long startMs, long endMs, Optional<Double> confidence) {

        Word later(long byMs) {
            return new Word(text, startMs + byMs, endMs + byMs, confidence);
        }

        Word on(RecordingTimeline timeline) {
            long start = timeline.startsAt(startMs);
            return new Word(text, start, Math.max(start, timeline.endsAt(endMs)), confidence);
        }

        /** Masked: what was said is never printed. */
        @Override
        public String toString() {
            return "Word[" + startMs + "-" + endMs + "]";
        }
    }

    public Utterance {
        if (startMs < 0 || endMs < startMs) {
            throw new IllegalArgumentException("An utterance cannot end before it starts: " + startMs + " > " + endMs);
        }
        words = words.map(List::copyOf);
    }

    public Utterance(String id, String speakerId, long startMs, long endMs, String text) {
        this(id, speakerId, startMs, endMs, text, Optional.empty());
    }

    /** The same line on another place of a timeline. */
    Utterance placed(String newId, String newSpeakerId, long byMs) {
        return new Utterance(
                newId,
                newSpeakerId,
                startMs + byMs,
                endMs + byMs,
                text,
                words.map(all -> all.stream().map(word -> word.later(byMs)).toList()));
    }

    /** In times of the timeline, which were times of the audio. */
    Utterance on(RecordingTimeline timeline) {
        return new Utterance(
                id,
                speakerId,
                timeline.startsAt(startMs),
                Math.max(timeline.startsAt(startMs), timeline.endsAt(endMs)),
                text,
                words.map(all -> all.stream().map(word -> word.on(timeline)).toList()));
    }

    Utterance saidBy(String otherSpeakerId) {
        return new Utterance(id, otherSpeakerId, startMs, endMs, text, words);
    }

    /** In other words: the times of those that were heard before are gone. */
    Utterance reworded(String otherText) {
        return otherText.equals(text) ? this : new Utterance(id, speakerId, startMs, endMs, otherText);
    }

    /** Masked: what was said is never printed. */
    @Override
    public String toString() {
        return "Utterance[" + id + ", " + speakerId + ", " + startMs + "-" + endMs + "]";
    }
}
