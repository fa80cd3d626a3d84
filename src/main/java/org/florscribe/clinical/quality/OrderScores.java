package org.florscribe.clinical.quality;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Orders that were found in conversations against orders that people marked there. */
public final class OrderScores {

    /** @param reason empty where none is given */
    public record Ordered(String type, String description, String reason) {

        /** Masked: what was said is never printed. */
        @Override
        public String toString() {
            return "Ordered[" + type + "]";
        }
    }

    /** In percent. */
    public record Row(String type, double precision, double recall, double f1, int gold) {}

    private static final Set<String> SMALL =
            Set.of("a", "the", "of", "to", "in", "for", "and", "you", "your", "i", "is", "that", "it", "on");
    private static final double ALIKE = 0.35;

    private final Map<String, int[]> counts = new TreeMap<>();

    /** One visit. */
    public void add(List<Ordered> gold, List<Ordered> found) {
        gold.forEach(one -> count(one.type())[0]++);
        found.forEach(one -> count(one.type())[1]++);
        record Match(double overlap, int gold, int found) {}
        List<Match> matches = new ArrayList<>();
        for (int i = 0; i < gold.size(); i++) {
            for (int j = 0; j < found.size(); j++) {
                if (gold.get(i).type().equals(found.get(j).type())) {
                    matches.add(new Match(
                            overlap(gold.get(i).description(), found.get(j).description()) + 0.001, i, j));
                }
            }
        }
        matches.sort(Comparator.comparingDouble(Match::overlap)
                .thenComparingInt(Match::gold)
                .thenComparingInt(Match::found)
                .reversed());
        Set<Integer> usedGold = new HashSet<>();
        Set<Integer> usedFound = new HashSet<>();
        for (Match match : matches) {
            if (match.overlap() >= ALIKE && !usedGold.contains(match.gold()) && !usedFound.contains(match.found())) {
                usedGold.add(match.gold());
                usedFound.add(match.found());
                count(gold.get(match.gold()).type())[2]++;
            }
        }
    }

    private int[] count(String type) {
        return counts.computeIfAbsent(type, name -> new int[3]);
    }

    /** One row a type, then "all"; types that were never ordered are left out. */
    public List<Row> rows() {
        List<Row> out = new ArrayList<>();
        int[] all = new int[3];
        counts.forEach((type, count) -> {
            for (int i = 0; i < all.length; i++) {
                all[i] += count[i];
            }
            if (count[0] > 0) {
                out.add(row(type, count));
            }
        });
        out.add(row("all", all));
        return out;
    }

    private static Row row(String type, int[] count) {
        double precision = count[1] == 0 ? 0 : (double) count[2] / count[1];
        double recall = count[0] == 0 ? 0 : (double) count[2] / count[0];
        double f1 = precision + recall == 0 ? 0 : 2 * precision * recall / (precision + recall);
        return new Row(type, 100 * precision, 100 * recall, 100 * f1, count[0]);
    }

    /** F1 over stems, numbers as digits. */
    static double overlap(String one, String other) {
        Map<String, Integer> a = bag(one);
        Map<String, Integer> b = bag(other);
        int hits = 0;
        for (Map.Entry<String, Integer> word : a.entrySet()) {
            hits += Math.min(word.getValue(), b.getOrDefault(word.getKey(), 0));
        }
        return hits == 0 ? 0 : 2.0 * hits / (size(a) + size(b));
    }

    private static int size(Map<String, Integer> bag) {
        return bag.values().stream().mapToInt(Integer::intValue).sum();
    }

    private static Map<String, Integer> bag(String text) {
        Map<String, Integer> out = new HashMap<>();
        for (String word : SpokenWords.of(text, true)) {
            if (!SMALL.contains(word)) {
                out.merge(PorterStem.of(word), 1, Integer::sum);
            }
        }
        return out;
    }
}
