package org.florscribe.adapter.rules.check;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.florscribe.adapter.rules.lexicon.Match;
import org.florscribe.adapter.rules.lexicon.Vocabulary;
import org.florscribe.adapter.rules.text.Stem;
import org.florscribe.adapter.rules.text.Word;
import org.florscribe.adapter.rules.text.WordSet;

/**
 * Which side of what. The side may stand before the part ("my right knee") or after it ("the knee on the right"); the
 * passages that share most with the statement decide which side was meant.
 */
final class Sides {

    private static final int BEFORE = 6;
    private static final int AFTER = 3;

    private static final Set<String> BREAKS =
            WordSet.of("and or but is was were are has had with which that so i he she you");
    private static final Set<String> NO_PART = WordSet.of("side sided aspect");

    /** @param parts stems of the words that the side may belong to */
    private record Sided(String side, Set<String> parts) {}

    private Sides() {}

    /** Whether a side of the statement was said of the other side only, or far more of it. */
    static boolean areOpposed(List<Word> statement, Set<String> about, Heard heard) {
        return in(statement).stream().anyMatch(claim -> isOpposed(claim, about, heard));
    }

    private static boolean isOpposed(Sided claim, Set<String> about, Heard heard) {
        if (claim.side().equals("bilateral")) {
            return false;
        }
        double[] bound = votes(claim, about, heard, true);
        double[] votes = bound[0] + bound[1] > 0 ? bound : votes(claim, about, heard, false);
        return votes[1] > 0 && votes[1] > 2 * votes[0];
    }

    /** @return for the claimed side, and for the other */
    private static double[] votes(Sided claim, Set<String> about, Heard heard, boolean sameParts) {
        double same = 0;
        double other = 0;
        for (Passage passage : heard.passages()) {
            for (Sided said : in(passage.words())) {
                boolean shared = said.parts().stream().anyMatch(claim.parts()::contains);
                if (shared || !sameParts) {
                    double likeness = 0.05 + heard.likeness(about, passage);
                    double weight = likeness * likeness;
                    if (said.side().equals("bilateral")) {
                        same += weight;
                    } else if (said.side().equals(claim.side())) {
                        same += weight;
                    } else {
                        other += weight;
                    }
                }
            }
        }
        return new double[] {same, other};
    }

    private static List<Sided> in(List<Word> words) {
        List<Sided> out = new ArrayList<>();
        List<Match> sites = Vocabulary.SITES.find(words);
        for (int i = 0; i < words.size(); i++) {
            String side = side(words, i);
            if (!side.isEmpty()) {
                out.add(new Sided(side, parts(words, i, sites)));
            }
        }
        return out;
    }

    private static String side(List<Word> words, int i) {
        String word = words.get(i).lower();
        String next = i + 1 < words.size() ? words.get(i + 1).lower() : "";
        String before = i > 0 ? words.get(i - 1).lower() : "";
        return switch (word) {
            case "left" -> isGone(before, next) ? "" : "left";
            case "right" -> isAssent(before, next) ? "" : "right";
            case "bilateral", "bilaterally", "both" -> "bilateral";
            default -> "";
        };
    }

    private static boolean isGone(String before, String next) {
        return before.equals("i")
                || before.equals("he")
                || before.equals("she")
                || before.equals("have")
                || next.equals("me");
    }

    private static boolean isAssent(String before, String next) {
        return before.equals("all")
                || before.equals("that's")
                || before.equals("you're")
                || next.equals("now")
                || next.equals("away")
                || next.equals("after")
                || next.equals("?")
                || next.equals("handed");
    }

    /** The words after the side up to the next mark; where it ends a phrase ("on the right"), the part named before. */
    private static Set<String> parts(List<Word> words, int at, List<Match> sites) {
        Set<String> out = new HashSet<>();
        int end = at + 1;
        while (end < words.size()
                && end <= at + AFTER
                && !words.get(end).isMark()
                && !BREAKS.contains(words.get(end).lower())) {
            add(out, words.get(end++));
        }
        Match before = null;
        for (Match site : sites) {
            if (site.to() <= at && at - site.to() < BEFORE) {
                before = site;
            } else if (site.from() > at && site.from() < end) {
                addTerm(out, site);
            }
        }
        if (before != null && out.isEmpty()) {
            addTerm(out, before);
            for (int k = before.from(); k < before.to(); k++) {
                add(out, words.get(k));
            }
        }
        return out;
    }

    private static void addTerm(Set<String> out, Match site) {
        Word.of(site.entry().term()).forEach(word -> add(out, word));
    }

    private static void add(Set<String> out, Word word) {
        if (!word.isMark() && word.text().length() > 2 && !NO_PART.contains(word.lower())) {
            String stem = Stem.of(word.lower());
            if (!Passage.stemsOf(List.of(word)).isEmpty()) {
                out.add(stem);
            }
        }
    }
}
