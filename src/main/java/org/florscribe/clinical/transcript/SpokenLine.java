package org.florscribe.clinical.transcript;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.florscribe.clinical.recording.Span;

/**
 * A phrase on the timeline of its recording, with a time for each of its words: the engine's, or one reckoned from where
 * somebody speaks.
 *
 * @param voice as far as it is known whose it is
 * @param timed whether the engine gave the words' times
 */
record SpokenLine(Optional<String> voice, String text, List<Utterance.Word> words, boolean timed) {

    private static final Pattern BLANK = Pattern.compile("\\s+");
    private static final Pattern NO_LETTER = Pattern.compile("[^\\p{L}\\p{N}]+");

    SpokenLine {
        words = List.copyOf(words);
    }

    /** Empty for a phrase without a word. */
    static Optional<SpokenLine> of(SpokenText.Phrase phrase, Piece piece) {
        String text = BLANK.matcher(phrase.text()).replaceAll(" ").strip();
        if (text.isEmpty()) {
            return Optional.empty();
        }
        Optional<String> voice = phrase.voice().map(String::strip).filter(it -> !it.isEmpty());
        List<String> parts = List.of(text.split(" "));
        long offset = piece.place().startMs();
        long start =
                Math.min(Math.max(0, phrase.startMs()) + offset, piece.place().endMs());
        long end =
                Math.min(Math.max(start, phrase.endMs() + offset), piece.place().endMs());
        if (phrase.words().isEmpty()) {
            return Optional.of(
                    new SpokenLine(voice, text, reckoned(parts, piece.speech(), new Span(start, end)), false));
        }
        boolean oneForOne = parts.size() == phrase.words().size();
        List<Utterance.Word> words = new ArrayList<>();
        for (int i = 0; i < phrase.words().size(); i++) {
            SpokenText.Word heard = phrase.words().get(i);
            long wordStart = Math.min(
                    Math.max(0, heard.startMs()) + offset, piece.place().endMs());
            long wordEnd = Math.min(
                    Math.max(wordStart, heard.endMs() + offset), piece.place().endMs());
            String spelled = oneForOne ? parts.get(i) : heard.text().strip();
            words.add(new Utterance.Word(spelled, wordStart, wordEnd, heard.confidence()));
        }
        return Optional.of(new SpokenLine(voice, text, words, true));
    }

    /** Words get time by their letters, and only where somebody speaks. */
    private static List<Utterance.Word> reckoned(List<String> parts, List<Span> speech, Span place) {
        List<Span> spoken = speech.stream()
                .filter(span -> span.endMs() > place.startMs() && span.startMs() < place.endMs())
                .map(span -> new Span(Math.max(span.startMs(), place.startMs()), Math.min(span.endMs(), place.endMs())))
                .toList();
        List<Span> where = spoken.isEmpty() ? List.of(place) : spoken;
        long letters = parts.stream().mapToLong(String::length).sum();
        long time = where.stream().mapToLong(Span::lengthMs).sum();
        List<Utterance.Word> words = new ArrayList<>();
        long before = 0;
        for (String part : parts) {
            long start = at(where, time * before / letters, true);
            before += part.length();
            words.add(new Utterance.Word(
                    part, start, Math.max(start, at(where, time * before / letters, false)), Optional.empty()));
        }
        return words;
    }

    /** The moment at which so much was spoken; between two stretches it is the later one's start, or the earlier one's end. */
    private static long at(List<Span> spoken, long spokenMs, boolean later) {
        long left = spokenMs;
        for (Span span : spoken) {
            if (left < span.lengthMs() || (!later && left == span.lengthMs())) {
                return span.startMs() + left;
            }
            left -= span.lengthMs();
        }
        return spoken.get(spoken.size() - 1).endMs();
    }

    long startMs() {
        return words.get(0).startMs();
    }

    long endMs() {
        return words.get(words.size() - 1).endMs();
    }

    /** What is left of it between these words; empty when nothing is. */
    Optional<SpokenLine> between(int from, int to) {
        if (from >= to) {
            return Optional.empty();
        }
        if (from == 0 && to == words.size()) {
            return Optional.of(this);
        }
        List<Utterance.Word> left = words.subList(from, to);
        return Optional.of(new SpokenLine(voice, spelled(left), left, timed));
    }

    SpokenLine by(Optional<String> knownVoice) {
        return new SpokenLine(knownVoice, text, words, timed);
    }

    SpokenLine followedBy(SpokenLine next) {
        List<Utterance.Word> all = new ArrayList<>(words);
        all.addAll(next.words);
        return new SpokenLine(voice, text + " " + next.text, all, timed && next.timed);
    }

    /** Of equal words this is equal, however they are written. */
    static String plain(String word) {
        String letters = NO_LETTER.matcher(word.toLowerCase(Locale.ROOT)).replaceAll("");
        return letters.isEmpty() ? word : letters;
    }

    private static String spelled(List<Utterance.Word> words) {
        return String.join(" ", words.stream().map(Utterance.Word::text).toList());
    }

    @Override
    public String toString() {
        return "SpokenLine[" + Objects.hashCode(voice) + ", " + words.size() + " words]";
    }
}
