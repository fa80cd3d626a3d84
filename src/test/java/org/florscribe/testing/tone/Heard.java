package org.florscribe.testing.tone;

import java.util.List;
import java.util.stream.Collectors;

/**
 * What is to be heard in tone-coded audio, or was.
 *
 * @param goodFrames whose CRC holds
 * @param damagedFrames openings that led to no frame; a few by chance are normal
 */
public record Heard(int rate, long durationMs, List<Utterance> utterances, int goodFrames, int damagedFrames) {

    /**
     * @param number of the utterance in its audio, modulo 256
     * @param complete its first and its last word were there, and all between
     * @param missing sequence numbers of words that were lost
     */
    public record Utterance(String speaker, int number, List<Word> words, boolean complete, List<Integer> missing) {

        public String text() {
            return words.stream().map(Word::text).collect(Collectors.joining(" "));
        }

        public long startMs() {
            return words.get(0).startMs();
        }

        public long endMs() {
            return words.get(words.size() - 1).endMs();
        }
    }

    /** @param confidence mean share of the right tones, 0 to 1 */
    public record Word(String text, long startMs, long endMs, int sequence, double confidence) {}

    /** All that is said, with single spaces. */
    public String text() {
        return utterances.stream().map(Utterance::text).collect(Collectors.joining(" "));
    }

    public List<Word> words() {
        return utterances.stream().flatMap(it -> it.words().stream()).toList();
    }

    /** The voices in order of their first words: the first is A to a speech server, the second B. */
    public List<String> speakers() {
        return utterances.stream().map(Utterance::speaker).distinct().toList();
    }
}
