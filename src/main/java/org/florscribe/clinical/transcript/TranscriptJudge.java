package org.florscribe.clinical.transcript;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.florscribe.practice.engine.EngineFailure;
import org.florscribe.practice.engine.EngineFault;

/**
 * Whether an answer that says it is good can be what was said. Whisper and its kin answer silence and noise with stock phrases,
 * loops or another language, and now and then speech with nothing at all; servers cut answers off. A transcript with one voice
 * for two people is no failure: it says so, and a person sorts it out.
 */
final class TranscriptJudge {

    /** Less may be a cough: an engine that hears nothing in it may be right. */
    private static final long SPEECH_WITH_WORDS_MS = 2_000;

    /** Below this the rate of words says little. */
    private static final long SPEECH_WITH_A_RATE_MS = 15_000;

    /**
     * Words for each second in which somebody speaks. People talk with 2 to 4, a slow and halting speaker with about 1: less than
     * half of that is an answer in which most is missing.
     */
    private static final double FEWEST_WORDS_A_SECOND = 0.5;

    /** Of speech after the last word, before an answer counts as cut off. */
    private static final long SPEECH_LEFT_OUT_MS = 45_000;

    /** Engines work in windows and round up. */
    private static final long PAST_THE_END_MS = 3_000;

    private static final int WORDS_TO_TELL_LANGUAGE_BY = 30;

    private TranscriptJudge() {}

    /**
     * @param expected languages that the visit may be in, ISO 639-1; empty for any
     * @throws EngineFailure {@code BAD_SUCCESS}, saying why, without a word of the text
     */
    static void judge(SpokenText text, Piece piece, Set<String> expected) {
        List<String> words = words(text);
        objection(text, words, piece).ifPresent(why -> {
            throw new EngineFailure(EngineFault.BAD_SUCCESS, why);
        });
        judgeLanguage(text, words, expected);
    }

    /** A language that nobody expected. Where another engine hears it too, it is what is spoken. */
    static final class OtherLanguage extends EngineFailure {

        private static final long serialVersionUID = 1L;

        private final String language;

        OtherLanguage(String language) {
            super(EngineFault.BAD_SUCCESS, "The engine answered in another language than that of the visit.");
            this.language = language;
        }

        String language() {
            return language;
        }
    }

    private static Optional<String> objection(SpokenText text, List<String> words, Piece piece) {
        if (words.isEmpty()) {
            return piece.speechMs() >= SPEECH_WITH_WORDS_MS
                    ? Optional.of("The engine found no words, although somebody speaks.")
                    : Optional.empty();
        }
        if (hasImpossibleTimes(text, piece.place().lengthMs())) {
            return Optional.of("The engine's times lie outside the recording.");
        }
        if (Loops.in(words)) {
            return Optional.of("The engine repeats itself over and over.");
        }
        if (piece.speechMs() >= SPEECH_WITH_A_RATE_MS
                && count(words) < FEWEST_WORDS_A_SECOND * piece.speechMs() / 1_000) {
            return Optional.of("The engine gave far fewer words than are spoken.");
        }
        if (speechAfter(text, piece) > SPEECH_LEFT_OUT_MS) {
            return Optional.of("The engine's words end long before the speech does.");
        }
        return Optional.empty();
    }

    private static void judgeLanguage(SpokenText text, List<String> words, Set<String> expected) {
        Optional<String> said = text.language().map(TranscriptJudge::primary);
        Optional<String> written =
                words.size() < WORDS_TO_TELL_LANGUAGE_BY ? Optional.empty() : LanguageGuess.of(words);
        for (Optional<String> heard : List.of(written, said)) {
            if (!expected.isEmpty()
                    && heard.filter(it -> !expected.contains(it)).isPresent()) {
                throw new OtherLanguage(heard.get());
            }
        }
        if (said.isPresent() && written.filter(it -> !it.equals(said.get())).isPresent()) {
            throw new EngineFailure(EngineFault.BAD_SUCCESS, "The engine's text is of another language than it says.");
        }
    }

    private static boolean hasImpossibleTimes(SpokenText text, long lengthMs) {
        for (SpokenText.Phrase phrase : text.phrases()) {
            if (isOutside(phrase.startMs(), phrase.endMs(), lengthMs)) {
                return true;
            }
            for (SpokenText.Word word : phrase.words()) {
                if (isOutside(word.startMs(), word.endMs(), lengthMs)) {
                    return true;
                }
            }
        }
        return false;
    }

    private static boolean isOutside(long startMs, long endMs, long lengthMs) {
        return startMs < 0 || endMs < startMs || startMs > lengthMs || endMs > lengthMs + PAST_THE_END_MS;
    }

    private static long speechAfter(SpokenText text, Piece piece) {
        long last = piece.place().startMs()
                + text.phrases().stream()
                        .mapToLong(SpokenText.Phrase::endMs)
                        .max()
                        .orElse(0);
        return piece.speech().stream()
                .mapToLong(span -> Math.max(0, span.endMs() - Math.max(last, span.startMs())))
                .sum();
    }

    static String primary(String language) {
        return language.toLowerCase(Locale.ROOT).split("[-_]", 2)[0];
    }

    private static List<String> words(SpokenText text) {
        List<String> words = new ArrayList<>();
        for (SpokenText.Phrase phrase : text.phrases()) {
            for (String part : phrase.text().split("\\s+", -1)) {
                if (!part.isEmpty()) {
                    words.add(SpokenLine.plain(part));
                }
            }
        }
        return words;
    }

    /** Scripts without spaces: two signs are about a word. */
    private static long count(List<String> words) {
        long count = 0;
        for (String word : words) {
            long signs = word.codePoints().filter(Character::isIdeographic).count()
                    + word.codePoints().filter(TranscriptJudge::isUnspaced).count();
            count += Math.max(1, signs / 2);
        }
        return count;
    }

    private static boolean isUnspaced(int letter) {
        Character.UnicodeScript script = Character.UnicodeScript.of(letter);
        return script == Character.UnicodeScript.HIRAGANA
                || script == Character.UnicodeScript.KATAKANA
                || script == Character.UnicodeScript.THAI
                || script == Character.UnicodeScript.KHMER
                || script == Character.UnicodeScript.LAO
                || script == Character.UnicodeScript.MYANMAR;
    }

    /** A text that goes round in circles. */
    private static final class Loops {

        private static final int LONGEST_ROUND = 20;
        private static final int WORDS_TO_TELL_BY = 80;

        /** People repeat themselves; of a talk of any length a fifth of all rows of three words is new. */
        private static final double FEWEST_NEW = 0.2;

        static boolean in(List<String> words) {
            for (int round = 1; round <= LONGEST_ROUND; round++) {
                if (longestRow(words, round) >= tooOften(round)) {
                    return true;
                }
            }
            if (words.size() < WORDS_TO_TELL_BY) {
                return false;
            }
            Set<List<String>> rows = new HashSet<>();
            for (int i = 0; i + 3 <= words.size(); i++) {
                rows.add(words.subList(i, i + 3));
            }
            return rows.size() < FEWEST_NEW * words.size();
        }

        private static int tooOften(int round) {
            if (round == 1) {
                return 12;
            }
            return round <= 3 ? 8 : 5;
        }

        /** How often at most a row of so many words comes right after itself. */
        private static int longestRow(List<String> words, int round) {
            int longest = 1;
            int same = 0;
            for (int i = round; i < words.size(); i++) {
                same = words.get(i).equals(words.get(i - round)) ? same + 1 : 0;
                longest = Math.max(longest, 1 + same / round);
            }
            return longest;
        }
    }
}
