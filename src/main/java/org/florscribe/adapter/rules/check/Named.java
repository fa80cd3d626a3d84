package org.florscribe.adapter.rules.check;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.florscribe.adapter.rules.lexicon.Match;
import org.florscribe.adapter.rules.lexicon.Vocabulary;
import org.florscribe.adapter.rules.text.Word;
import org.florscribe.adapter.rules.text.WordSet;

/**
 * The names in a text that must not change between speech and note.
 *
 * @param drugs by generic name
 * @param sides left, right, bilateral
 * @param relatives mother, father and so on
 * @param days months and days of the week
 */
record Named(Set<String> drugs, Set<String> sides, Set<String> relatives, Set<String> days) {

    private static final Set<String> RELATIVES = WordSet.of("""
            mother father mom dad brother sister aunt uncle grandmother grandfather grandma grandpa cousin parents
            sibling siblings wife husband son daughter niece nephew friend roommate
            """);
    private static final Set<String> DAYS = WordSet.of("""
            january february march april june july august september october november december monday tuesday
            wednesday thursday friday saturday sunday
            """);

    static Named in(String text) {
        List<Word> words = Word.of(text);
        Set<String> drugs = new HashSet<>();
        for (Match match : Vocabulary.DRUGS.find(words)) {
            drugs.add(match.entry().term());
        }
        Set<String> sides = new HashSet<>();
        Set<String> relatives = new HashSet<>();
        Set<String> days = new HashSet<>();
        for (Word word : words) {
            String lower = word.lower();
            if (lower.equals("left") || lower.equals("right")) {
                sides.add(lower);
            } else if (lower.equals("bilateral") || lower.equals("bilaterally") || lower.equals("both")) {
                sides.add("bilateral");
            }
            String person = kin(lower.endsWith("'s") ? lower.substring(0, lower.length() - 2) : lower);
            if (RELATIVES.contains(person)) {
                relatives.add(person);
            }
            if (DAYS.contains(lower)) {
                days.add(lower.toLowerCase(Locale.ROOT));
            }
        }
        return new Named(drugs, sides, relatives, days);
    }

    private static String kin(String word) {
        return switch (word) {
            case "mom", "mommy", "mama" -> "mother";
            case "dad", "daddy" -> "father";
            case "grandma" -> "grandmother";
            case "grandpa" -> "grandfather";
            case "siblings" -> "sibling";
            default -> word;
        };
    }
}
