package org.florscribe.adapter.rules.check;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.florscribe.adapter.rules.lexicon.Match;
import org.florscribe.adapter.rules.lexicon.Vocabulary;
import org.florscribe.adapter.rules.text.Stem;
import org.florscribe.adapter.rules.text.Word;
import org.florscribe.adapter.rules.text.WordSet;

/** Whether a condition was named in other words than its vocabulary holds, but in all of its own. */
final class Worded {

    /** "Elevated cholesterol" is said "your cholesterol was a bit high". */
    private static final Map<String, String> ALIKE = Map.ofEntries(
            Map.entry("elevat", "high"),
            Map.entry("increas", "high"),
            Map.entry("rais", "high"),
            Map.entry("decreas", "low"),
            Map.entry("reduc", "low"),
            Map.entry("drop", "low"));

    /** What has a place: named once with it, and then without. A cancer is not among them. */
    private static final Set<String> PLACED = WordSet.of(
            "cyst pain fractur tear sprain strain mass lump nodul lesion injury swell ulcer wound hernia spur");

    /** Who takes these has that. */
    private static final Map<String, String> TREATED = Map.of("hypertension", "blood pressure medication");

    private static final int LONG = 9;

    private Worded() {}

    /** @param words of the statement, which name the condition somewhere */
    static boolean isHeard(String term, List<Word> words, Heard heard) {
        String medicine = TREATED.get(term);
        return (medicine != null && heard.named().drugs().contains(medicine))
                || Vocabulary.CONDITIONS.find(words).stream()
                        .filter(match -> match.entry().term().equals(term))
                        .anyMatch(match -> isHeard(match, words, heard));
    }

    private static boolean isHeard(Match match, List<Word> words, Heard heard) {
        List<Word> named = words.subList(match.from(), match.to());
        Set<String> stems = plain(Passage.stemsOf(named));
        boolean together = heard.passages().stream()
                .anyMatch(passage -> plain(passage.stems()).containsAll(stems));
        return together || isApart(named, stems, heard) || isMisspelt(named, heard);
    }

    private static Set<String> plain(Set<String> stems) {
        return stems.stream().map(stem -> ALIKE.getOrDefault(stem, stem)).collect(Collectors.toSet());
    }

    /** "Breast cyst", where cysts were told of while the breast was examined. */
    private static boolean isApart(List<Word> named, Set<String> stems, Heard heard) {
        String head = Stem.of(named.get(named.size() - 1).lower());
        if (!PLACED.contains(head) || Vocabulary.SITES.find(named).isEmpty()) {
            return false;
        }
        Set<String> said = new HashSet<>();
        heard.passages().forEach(passage -> said.addAll(passage.stems()));
        return said.containsAll(stems);
    }

    /** A machine spells long names by ear; one letter is no other disease, as two can be ("hypo", "hyper"). */
    private static boolean isMisspelt(List<Word> named, Heard heard) {
        if (named.size() != 1 || named.get(0).text().length() < LONG) {
            return false;
        }
        String stem = Stem.of(named.get(0).lower());
        return heard.passages().stream()
                .flatMap(passage -> passage.stems().stream())
                .anyMatch(said -> Math.abs(said.length() - stem.length()) <= 1 && isOneOff(stem, said));
    }

    private static boolean isOneOff(String one, String other) {
        int same = 0;
        int shorter = Math.min(one.length(), other.length());
        while (same < shorter && one.charAt(same) == other.charAt(same)) {
            same++;
        }
        String a = one.substring(same);
        String b = other.substring(same);
        return a.length() > b.length()
                ? a.substring(1).equals(b)
                : a.length() < b.length()
                        ? b.substring(1).equals(a)
                        : a.isEmpty() || a.substring(1).equals(b.substring(1));
    }
}
