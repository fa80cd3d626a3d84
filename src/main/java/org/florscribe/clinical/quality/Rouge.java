package org.florscribe.clinical.quality;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * ROUGE-1, ROUGE-2 and ROUGE-Lsum as F1 (C.-Y. Lin, 2004), 0 to 1.
 *
 * @param one of single words
 * @param two of pairs of words
 * @param lsum of longest common subsequences, line by line
 */
public record Rouge(double one, double two, double lsum) {

    private static final Pattern WORD = Pattern.compile("[a-z0-9]+");
    private static final int STEMMED_FROM = 4;

    /** @param stemmed published tables are without */
    public static Rouge of(String reference, String candidate, boolean stemmed) {
        List<String> ref = words(reference, stemmed);
        List<String> can = words(candidate, stemmed);
        return new Rouge(
                shared(runs(ref, 1), runs(can, 1)),
                shared(runs(ref, 2), runs(can, 2)),
                byLines(lines(reference, stemmed), lines(candidate, stemmed)));
    }

    static List<String> words(String text, boolean stemmed) {
        List<String> out = new ArrayList<>();
        Matcher m = WORD.matcher(text.toLowerCase(Locale.ROOT));
        while (m.find()) {
            out.add(stemmed && m.group().length() >= STEMMED_FROM ? PorterStem.of(m.group()) : m.group());
        }
        return out;
    }

    private static List<List<String>> lines(String text, boolean stemmed) {
        List<List<String>> out = new ArrayList<>();
        for (String line : text.split("\n", -1)) {
            if (!line.isEmpty()) {
                out.add(words(line, stemmed));
            }
        }
        return out;
    }

    private static Map<List<String>, Integer> runs(List<String> words, int length) {
        Map<List<String>, Integer> out = new HashMap<>();
        for (int i = 0; i + length <= words.size(); i++) {
            out.merge(List.copyOf(words.subList(i, i + length)), 1, Integer::sum);
        }
        return out;
    }

    private static double shared(Map<List<String>, Integer> ref, Map<List<String>, Integer> can) {
        int hits = 0;
        for (Map.Entry<List<String>, Integer> run : ref.entrySet()) {
            hits += Math.min(run.getValue(), can.getOrDefault(run.getKey(), 0));
        }
        return f1(hits, sum(ref), sum(can));
    }

    private static int sum(Map<?, Integer> counts) {
        return Math.max(1, counts.values().stream().mapToInt(Integer::intValue).sum());
    }

    static double f1(int hits, int ref, int can) {
        if (hits == 0) {
            return 0;
        }
        double precision = (double) hits / can;
        double recall = (double) hits / ref;
        return 2 * precision * recall / (precision + recall);
    }

    private static double byLines(List<List<String>> ref, List<List<String>> can) {
        int all = ref.stream().mapToInt(List::size).sum();
        int drafted = can.stream().mapToInt(List::size).sum();
        if (all == 0 || drafted == 0) {
            return 0;
        }
        Map<String, Integer> leftRef = counts(ref);
        Map<String, Integer> leftCan = counts(can);
        int hits = 0;
        for (List<String> line : ref) {
            Set<Integer> union = new TreeSet<>();
            for (List<String> other : can) {
                union.addAll(common(line, other));
            }
            for (int i : union) {
                String word = line.get(i);
                if (leftRef.getOrDefault(word, 0) > 0 && leftCan.getOrDefault(word, 0) > 0) {
                    leftRef.merge(word, -1, Integer::sum);
                    leftCan.merge(word, -1, Integer::sum);
                    hits++;
                }
            }
        }
        return f1(hits, all, drafted);
    }

    private static Map<String, Integer> counts(List<List<String>> lines) {
        Map<String, Integer> out = new HashMap<>();
        lines.forEach(line -> line.forEach(word -> out.merge(word, 1, Integer::sum)));
        return out;
    }

    /** Positions in ref of one longest common subsequence; on ties the candidate's end is given up last. */
    private static List<Integer> common(List<String> ref, List<String> can) {
        Set<String> shared = new HashSet<>(ref);
        shared.retainAll(can);
        if (shared.isEmpty()) {
            return List.of();
        }
        int[][] t = new int[ref.size() + 1][can.size() + 1];
        for (int i = 1; i <= ref.size(); i++) {
            for (int j = 1; j <= can.size(); j++) {
                t[i][j] = ref.get(i - 1).equals(can.get(j - 1))
                        ? t[i - 1][j - 1] + 1
                        : Math.max(t[i - 1][j], t[i][j - 1]);
            }
        }
        List<Integer> out = new ArrayList<>();
        int i = ref.size();
        int j = can.size();
        while (i > 0 && j > 0) {
            if (ref.get(i - 1).equals(can.get(j - 1))) {
                out.add(i - 1);
                i--;
                j--;
            } else if (t[i][j - 1] > t[i - 1][j]) {
                j--;
            } else {
                i--;
            }
        }
        return out;
    }
}
