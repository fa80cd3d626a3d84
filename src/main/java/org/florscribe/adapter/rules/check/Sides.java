package org.florscribe.adapter.rules.check;

import java.util.ArrayList;
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

/**
 * Which side of what. The side may stand before the part ("my right knee") or after it ("the knee on the right"); the
 * passages that share most with the statement decide which side was meant.
 */
final class Sides {

    /** The side that is asked about does not tell how much a passage is about the same. */
    private static final Set<String> SIDES = Set.of("left", "right");

    private static final int BEFORE = 6;
    private static final int AFTER = 3;

    private static final Set<String> BREAKS =
            WordSet.of("and or but is was were are has had with which that so i he she you");
    private static final Set<String> NO_PART = WordSet.of("side sided aspect");
    private static final Set<String> JOINS = WordSet.of("- side sided");

    /** What a limb is made of: "the left leg" where only the left foot was spoken of is no other side. */
    private static final Map<String, Set<String>> LIMBS = Map.of(
            "arm", WordSet.of("arm shoulder elbow forearm wrist hand finger thumb palm knuckle"),
            "leg", WordSet.of("leg hip thigh knee calf shin ankle foot heel toe"));

    /** How many words before and after a side tell what it is said of. */
    private static final int AROUND = 10;

    /**
     * @param parts stems of the words that the side may belong to
     * @param at place of the side among the words
     */
    private record Sided(String side, Set<String> parts, int at) {

        boolean isOfOneLimbWith(Sided other) {
            return LIMBS.entrySet().stream()
                    .anyMatch(limb -> isPartOf(limb, parts, other.parts) || isPartOf(limb, other.parts, parts));
        }

        private static boolean isPartOf(Map.Entry<String, Set<String>> limb, Set<String> whole, Set<String> part) {
            return whole.contains(limb.getKey()) && part.stream().anyMatch(limb.getValue()::contains);
        }
    }

    private Sides() {}

    /** The sides that are named; an assent ("all right") is none. */
    static Set<String> of(List<Word> words) {
        return in(words).stream().map(Sided::side).collect(Collectors.toSet());
    }

    /** Whether a side of the statement was said of the other side only, or far more of it. */
    static boolean areOpposed(List<Word> statement, Set<String> about, Heard heard) {
        Set<String> but = new HashSet<>(about);
        but.removeAll(SIDES);
        return in(statement).stream().anyMatch(claim -> isOpposed(claim, but, heard));
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
                boolean shared = said.parts().stream().anyMatch(claim.parts()::contains) || claim.isOfOneLimbWith(said);
                if (shared || !sameParts) {
                    double likeness = 0.05 + heard.likeness(about, stemsAround(said, passage));
                    double weight = likeness * likeness;
                    if (said.side().equals(claim.side()) || said.side().equals("bilateral")) {
                        same += weight;
                    } else {
                        other += weight;
                    }
                }
            }
        }
        return new double[] {same, other};
    }

    /** What stands near the side, and what its passage answers. */
    private static Set<String> stemsAround(Sided said, Passage passage) {
        List<Word> words = passage.words();
        Set<String> out = new HashSet<>(passage.stems());
        out.removeAll(Passage.stemsOf(words));
        out.addAll(Passage.stemsOf(
                words.subList(Math.max(0, said.at() - AROUND), Math.min(words.size(), said.at() + AROUND + 1))));
        return out;
    }

    private static List<Sided> in(List<Word> words) {
        List<Sided> out = new ArrayList<>();
        List<Match> sites = Vocabulary.SITES.find(words);
        for (int i = 0; i < words.size(); i++) {
            String side = side(words, i);
            if (!side.isEmpty()) {
                out.add(new Sided(side, parts(words, i, sites), i));
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
        int first = at + 1;
        while (first < words.size() && JOINS.contains(words.get(first).lower())) {
            first++;
        }
        int end = first;
        while (end < words.size()
                && end < first + AFTER
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
