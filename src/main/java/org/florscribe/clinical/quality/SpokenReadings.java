package org.florscribe.clinical.quality;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The values that a run of number words may stand for: one by one, put together, and as decimals. */
final class SpokenReadings {

    private static final int MOST_TOGETHER = 4;
    private static final int MOST_DIGITS = 6;
    private static final int MOST_BESIDE_A_POINT = 3;

    private SpokenReadings() {}

    static boolean isWhole(String number) {
        return !number.isEmpty() && number.chars().allMatch(Character::isDigit);
    }

    static void add(Set<String> out, List<String> run) {
        List<List<String>> sides = new ArrayList<>();
        List<String> side = new ArrayList<>();
        for (String word : run) {
            if (word.equals("point") || word.equals("dot")) {
                sides.add(side);
                side = new ArrayList<>();
            } else {
                side.add(word);
            }
        }
        sides.add(side);
        List<List<String>> groups = new ArrayList<>();
        for (List<String> words : sides) {
            List<String> all = new ArrayList<>();
            for (List<String> piece : pieces(words)) {
                List<String> chain = NumberWords.groups(piece);
                chain.forEach(group -> out.add(SaidNumbers.canonical(group)));
                together(out, chain);
                all.addAll(chain);
            }
            groups.add(all);
        }
        for (int i = 0; i + 1 < groups.size(); i++) {
            decimals(out, groups.get(i), groups.get(i + 1));
        }
    }

    /** "And" joins inside a number (a hundred and five) but not two of them (five and six). */
    private static List<List<String>> pieces(List<String> words) {
        List<List<String>> out = new ArrayList<>();
        List<String> piece = new ArrayList<>();
        for (String word : words) {
            boolean inside =
                    !piece.isEmpty() && NumberWords.kind(piece.get(piece.size() - 1)) == NumberWords.Kind.TIMES;
            if (word.equals("and") && !inside) {
                out.add(piece);
                piece = new ArrayList<>();
            } else if (!word.equals("and") && !word.equals("a")) {
                piece.add(word);
            }
        }
        out.add(piece);
        out.removeIf(List::isEmpty);
        return out;
    }

    private static void together(Set<String> out, List<String> chain) {
        for (int a = 0; a < chain.size(); a++) {
            for (int b = a + 2; b <= Math.min(chain.size(), a + MOST_TOGETHER); b++) {
                List<String> part = chain.subList(a, b);
                String joined = String.join("", part);
                if (part.stream().allMatch(SpokenReadings::isWhole) && joined.length() <= MOST_DIGITS) {
                    out.add(SaidNumbers.canonical(joined));
                }
            }
        }
    }

    private static void decimals(Set<String> out, List<String> left, List<String> right) {
        for (int a = 0; a <= Math.min(MOST_BESIDE_A_POINT, left.size()); a++) {
            for (int b = 1; b <= Math.min(MOST_BESIDE_A_POINT, right.size()); b++) {
                String whole = String.join("", left.subList(left.size() - a, left.size()));
                String fraction = String.join("", right.subList(0, b));
                whole = whole.isEmpty() ? "0" : whole;
                if (isWhole(whole) && isWhole(fraction)) {
                    out.add(SaidNumbers.canonical(whole + "." + fraction));
                }
            }
        }
    }
}
