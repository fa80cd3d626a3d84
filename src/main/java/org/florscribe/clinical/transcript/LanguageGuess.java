package org.florscribe.clinical.transcript;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Guesses the language of a text by its commonest small words and its script. Says nothing rather than something wrong. */
public final class LanguageGuess {

    /** Of all words; ordinary talk has 30 to 50 of a hundred. */
    private static final double FEWEST_SMALL_WORDS = 0.12;

    /** The best has so many times the small words of the next. */
    private static final double CLEARLY = 1.8;

    private static final Map<String, Set<String>> SMALL_WORDS = Map.of(
            "en",
            Set.of(
                    "the", "and", "you", "i", "it", "to", "of", "that", "is", "have", "my", "your", "was", "for",
                    "with", "are", "not", "this", "what", "do"),
            "es",
            Set.of(
                    "que", "el", "la", "los", "las", "y", "de", "es", "en", "un", "una", "por", "con", "me", "mi", "su",
                    "usted", "pero", "muy", "tengo"),
            "fr",
            Set.of(
                    "le", "la", "les", "et", "de", "des", "est", "que", "je", "vous", "un", "une", "pas", "dans",
                    "pour", "avec", "mon", "ma", "votre", "ai"),
            "de",
            Set.of(
                    "der", "die", "das", "und", "ich", "sie", "ist", "nicht", "ein", "eine", "mit", "es", "haben", "zu",
                    "den", "auf", "wie", "war", "mein", "auch"),
            "pt",
            Set.of(
                    "que",
                    "o",
                    "os",
                    "as",
                    "e",
                    "de",
                    "um",
                    "uma",
                    "n\u00e3o",
                    "com",
                    "eu",
                    "para",
                    "voc\u00ea",
                    "meu",
                    "minha",
                    "est\u00e1",
                    "muito",
                    "tem",
                    "mas",
                    "por"),
            "it",
            Set.of(
                    "che", "il", "lo", "gli", "e", "di", "un", "una", "non", "con", "mi", "per", "sono", "ho", "ha",
                    "ma", "molto", "anche", "della", "suo"));

    private static final Map<Character.UnicodeScript, String> SCRIPTS = Map.of(
            Character.UnicodeScript.HANGUL, "ko",
            Character.UnicodeScript.HIRAGANA, "ja",
            Character.UnicodeScript.KATAKANA, "ja",
            Character.UnicodeScript.THAI, "th",
            Character.UnicodeScript.GREEK, "el",
            Character.UnicodeScript.HEBREW, "he");

    private static final int FEWEST_WORDS = 30;

    private LanguageGuess() {}

    /**
     * Of a text long enough to tell.
     *
     * @return ISO 639-1; empty when it cannot be told
     */
    public static Optional<String> ofText(String text) {
        List<String> words = Arrays.stream(text.split("\\s+", -1))
                .map(SpokenLine::plain)
                .filter(word -> !word.isEmpty())
                .toList();
        return words.size() < FEWEST_WORDS ? Optional.empty() : of(words);
    }

    /**
     * @param words lower case, without punctuation
     * @return ISO 639-1; empty when it cannot be told
     */
    static Optional<String> of(List<String> words) {
        Optional<String> byScript = byScript(words);
        if (byScript.isPresent()) {
            return byScript;
        }
        String best = "";
        long most = 0;
        long next = 0;
        for (Map.Entry<String, Set<String>> language : SMALL_WORDS.entrySet()) {
            long count = words.stream().filter(language.getValue()::contains).count();
            if (count > most) {
                next = most;
                most = count;
                best = language.getKey();
            } else {
                next = Math.max(next, count);
            }
        }
        return most >= FEWEST_SMALL_WORDS * words.size() && most >= CLEARLY * next
                ? Optional.of(best)
                : Optional.empty();
    }

    private static Optional<String> byScript(List<String> words) {
        for (Map.Entry<Character.UnicodeScript, String> script : SCRIPTS.entrySet()) {
            long written = words.stream()
                    .filter(word ->
                            !word.isEmpty() && Character.UnicodeScript.of(word.codePointAt(0)) == script.getKey())
                    .count();
            if (written * 2 > words.size()) {
                return Optional.of(script.getValue());
            }
        }
        return Optional.empty();
    }
}
