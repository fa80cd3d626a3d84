package org.florscribe.adapter.openai;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.florscribe.clinical.transcript.SpokenText.Word;
import org.jspecify.annotations.Nullable;

/**
 * Finds the times of a segment's words. OpenAI lists words beside the segments and without their punctuation; whisper.cpp lists
 * tokens inside each segment, where a leading space begins a word.
 */
final class WordMatch {

    private final List<Word> words;
    private int next;

    /** @param words of the whole answer, in order of time */
    WordMatch(List<Word> words) {
        this.words = words;
    }

    /** The segment's words as its text has them, with the times of those that sound alike. */
    List<Word> of(String text, long startMs, long endMs, Optional<Double> confidence) {
        if (words.isEmpty()) {
            return List.of();
        }
        int before = next;
        List<Word> found = spelled(text, confidence);
        if (found.isEmpty()) {
            next = before;
            return timed(startMs, endMs, confidence);
        }
        return found;
    }

    /** @return empty when the two do not say the same */
    private List<Word> spelled(String text, Optional<Double> confidence) {
        List<Word> found = new ArrayList<>();
        String ahead = "";
        for (String written : text.split("\\s+", -1)) {
            String plain = plain(written);
            if (plain.isEmpty()) { // a dash between words
                if (found.isEmpty()) {
                    ahead = ahead + written + " ";
                } else {
                    Word last = found.remove(found.size() - 1);
                    found.add(new Word(last.text() + " " + written, last.startMs(), last.endMs(), last.confidence()));
                }
                continue;
            }
            int from = next;
            StringBuilder heard = new StringBuilder();
            while (next < words.size() && heard.length() < plain.length()) {
                heard.append(plain(words.get(next).text()));
                next++;
            }
            if (!heard.toString().equals(plain)) {
                return List.of();
            }
            found.add(new Word(
                    ahead + written,
                    words.get(from).startMs(),
                    words.get(next - 1).endMs(),
                    confidence));
            ahead = "";
        }
        return found;
    }

    /** Those whose middle lies in the segment, as they are. */
    private List<Word> timed(long startMs, long endMs, Optional<Double> confidence) {
        List<Word> found = new ArrayList<>();
        while (next < words.size() && middle(words.get(next)) <= endMs) {
            Word word = words.get(next);
            if (middle(word) >= startMs) {
                found.add(new Word(word.text().strip(), word.startMs(), word.endMs(), confidence));
            }
            next++;
        }
        return found;
    }

    private static long middle(Word word) {
        return (word.startMs() + word.endMs()) / 2;
    }

    /** Tokens put together to words. */
    static List<Word> joined(List<Word> tokens) {
        boolean spaced = tokens.stream().skip(1).anyMatch(token -> token.text().startsWith(" "));
        List<Word> joined = new ArrayList<>();
        Word open = null;
        for (Word token : tokens) {
            if (open != null && spaced && !token.text().startsWith(" ")) {
                open = new Word(
                        open.text() + token.text(),
                        open.startMs(),
                        Math.max(open.endMs(), token.endMs()),
                        least(open.confidence(), token.confidence()));
                continue;
            }
            close(joined, open);
            open = token;
        }
        close(joined, open);
        return joined;
    }

    private static void close(List<Word> joined, @Nullable Word word) {
        if (word != null && !word.text().isBlank()) {
            joined.add(new Word(word.text().strip(), word.startMs(), word.endMs(), word.confidence()));
        }
    }

    private static Optional<Double> least(Optional<Double> one, Optional<Double> other) {
        return one.isPresent() && other.isPresent() ? Optional.of(Math.min(one.get(), other.get())) : Optional.empty();
    }

    private static String plain(String text) {
        return text.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}\\p{M}]", "");
    }
}
