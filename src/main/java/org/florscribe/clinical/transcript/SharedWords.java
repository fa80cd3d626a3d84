package org.florscribe.clinical.transcript;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Finds the words that the end of one piece and the beginning of the next have in common. */
final class SharedWords {

    /** Two engines' calls, or two calls of one engine, may hear the same word so far apart. */
    private static final long SAME_MOMENT_MS = 800;

    /** More words than an overlap ever holds, so that joining stays cheap. */
    private static final int MOST_LOOKED_AT = 200;

    /** One word in common may be an interjection. */
    private static final int ENOUGH_WORDS = 2;

    private final List<Utterance.Word> earlier;
    private final List<Utterance.Word> later;
    private final boolean timed;
    private final List<String> earlierPlain;
    private final List<String> laterPlain;
    private final List<Optional<String>> earlierVoices;
    private final List<Optional<String>> laterVoices;

    SharedWords(List<SpokenLine> earlierLines, List<SpokenLine> laterLines) {
        this.earlier = words(earlierLines);
        this.later = words(laterLines);
        this.timed = earlierLines.stream().allMatch(SpokenLine::timed)
                && laterLines.stream().allMatch(SpokenLine::timed);
        this.earlierPlain =
                earlier.stream().map(word -> SpokenLine.plain(word.text())).toList();
        this.laterPlain =
                later.stream().map(word -> SpokenLine.plain(word.text())).toList();
        this.earlierVoices = voices(earlierLines);
        this.laterVoices = voices(laterLines);
    }

    /** The same word in both, by its number in each piece. */
    record Pair(int earlier, int later) {}

    /** So many words in a row are the same, from these on. */
    record Run(int earlier, int later, int length) {}

    boolean areTimed() {
        return timed;
    }

    int earlierCount() {
        return earlier.size();
    }

    Utterance.Word earlier(int index) {
        return earlier.get(index);
    }

    /** How many words of the earlier piece have their middle before this moment. */
    int earlierBefore(long moment) {
        return before(earlier, moment);
    }

    int laterBefore(long moment) {
        return before(later, moment);
    }

    /** Most words that agree, in order: at the same moment where moments are known. */
    List<Pair> pairs() {
        if (!timed) {
            return longestRun(MOST_LOOKED_AT)
                    .filter(run -> run.length() > 1)
                    .map(SharedWords::pairsOf)
                    .orElse(List.of());
        }
        int first = later.isEmpty() ? earlier.size() : firstFrom(later.get(0).startMs() - SAME_MOMENT_MS);
        int heads = Math.min(later.size(), MOST_LOOKED_AT);
        int[][] longest = new int[earlier.size() - first + 1][heads + 1];
        for (int i = earlier.size() - first - 1; i >= 0; i--) {
            for (int j = heads - 1; j >= 0; j--) {
                longest[i][j] =
                        same(first + i, j) ? longest[i + 1][j + 1] + 1 : Math.max(longest[i + 1][j], longest[i][j + 1]);
            }
        }
        List<Pair> pairs = new ArrayList<>();
        int i = 0;
        int j = 0;
        while (i < longest.length - 1 && j < heads) {
            if (same(first + i, j)) {
                pairs.add(new Pair(first + i, j));
                i++;
                j++;
            } else if (longest[i + 1][j] >= longest[i][j + 1]) {
                i++;
            } else {
                j++;
            }
        }
        return pairs;
    }

    /** The longest row of equal words among the last of the earlier piece and the first of the later one. */
    Optional<Run> longestRun(int most) {
        int first = Math.max(0, earlier.size() - most);
        int heads = Math.min(later.size(), most);
        Run longest = new Run(0, 0, 0);
        int[] above = new int[heads + 1];
        for (int i = first; i < earlier.size(); i++) {
            int[] row = new int[heads + 1];
            for (int j = 0; j < heads; j++) {
                row[j + 1] = earlierPlain.get(i).equals(laterPlain.get(j)) ? above[j] + 1 : 0;
                if (row[j + 1] > longest.length()) {
                    longest = new Run(i - row[j + 1] + 1, j - row[j + 1] + 1, row[j + 1]);
                }
            }
            above = row;
        }
        return Optional.of(longest).filter(run -> run.length() > 0);
    }

    /** Voices of the later piece that said what a voice of the earlier one said, and no other: later to earlier. */
    Map<String, String> sameVoices() {
        Map<String, Map<String, Integer>> votes = new LinkedHashMap<>();
        for (Pair pair : pairs()) {
            Optional<String> one = earlierVoices.get(pair.earlier());
            Optional<String> other = laterVoices.get(pair.later());
            if (one.isPresent() && other.isPresent()) {
                votes.computeIfAbsent(other.get(), voice -> new LinkedHashMap<>())
                        .merge(one.get(), 1, Integer::sum);
            }
        }
        Map<String, String> same = new LinkedHashMap<>();
        votes.forEach((voice, counts) -> {
            Map.Entry<String, Integer> most = Collections.max(counts.entrySet(), Map.Entry.comparingByValue());
            int all = counts.values().stream().mapToInt(Integer::intValue).sum();
            if (most.getValue() >= ENOUGH_WORDS
                    && most.getValue() * 3 >= all * 2
                    && !same.containsValue(most.getKey())) {
                same.put(voice, most.getKey());
            }
        });
        return same;
    }

    private static List<Pair> pairsOf(Run run) {
        List<Pair> pairs = new ArrayList<>();
        for (int i = 0; i < run.length(); i++) {
            pairs.add(new Pair(run.earlier() + i, run.later() + i));
        }
        return pairs;
    }

    private boolean same(int i, int j) {
        return earlierPlain.get(i).equals(laterPlain.get(j))
                && Math.abs(earlier.get(i).startMs() - later.get(j).startMs()) <= SAME_MOMENT_MS;
    }

    private int firstFrom(long moment) {
        int first = earlier.size();
        while (first > 0
                && earlier.size() - first < MOST_LOOKED_AT
                && earlier.get(first - 1).startMs() >= moment) {
            first--;
        }
        return first;
    }

    private static int before(List<Utterance.Word> words, long moment) {
        int count = 0;
        for (Utterance.Word word : words) {
            if ((word.startMs() + word.endMs()) / 2 < moment) {
                count++;
            }
        }
        return count;
    }

    private static List<Optional<String>> voices(List<SpokenLine> lines) {
        return lines.stream()
                .flatMap(line -> line.words().stream().map(word -> line.voice()))
                .toList();
    }

    private static List<Utterance.Word> words(List<SpokenLine> lines) {
        return lines.stream().flatMap(line -> line.words().stream()).toList();
    }
}
