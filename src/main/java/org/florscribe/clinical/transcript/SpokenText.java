package org.florscribe.clinical.transcript;

import java.util.List;
import java.util.Optional;

/**
 * What an engine understood of one piece of audio. Times are milliseconds from the start of that piece.
 *
 * @param language ISO 639-1 as the engine says; empty when it does not
 * @param requestId of the vendor, for questions to its support
 */
public record SpokenText(Optional<String> language, List<Phrase> phrases, Optional<String> requestId) {

    public SpokenText {
        phrases = List.copyOf(phrases);
    }

    /**
     * A stretch of one voice.
     *
     * @param voice the engine's own name for it, such as {@code A}; good within one answer only
     * @param words with times of their own; empty when the engine gives none
     */
    public record Phrase(Optional<String> voice, long startMs, long endMs, String text, List<Word> words) {

        public Phrase {
            words = List.copyOf(words);
        }

        @Override
        public String toString() {
            return "Phrase[" + startMs + "-" + endMs + "]";
        }
    }

    /** @param confidence 0 to 1 */
    public record Word(String text, long startMs, long endMs, Optional<Double> confidence) {

        @Override
        public String toString() {
            return "Word[" + startMs + "-" + endMs + "]";
        }
    }

    @Override
    public String toString() {
        return "SpokenText[" + phrases.size() + " phrases]";
    }
}
