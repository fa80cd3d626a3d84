package org.florscribe.clinical.quality;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Runs of words that two lists share, found as Ratcliff and Obershelp did: the longest first, then on both its sides. */
final class CommonRuns {

    /** @param inOne where it begins in the first list */
    record Run(int inOne, int inOther, int length) {}

    private CommonRuns() {}

    static List<Run> of(List<String> one, List<String> other) {
        Map<String, List<Integer>> places = new HashMap<>();
        for (int j = 0; j < other.size(); j++) {
            places.computeIfAbsent(other.get(j), word -> new ArrayList<>()).add(j);
        }
        List<Run> out = new ArrayList<>();
        Deque<int[]> open = new ArrayDeque<>();
        open.push(new int[] {0, one.size(), 0, other.size()});
        while (!open.isEmpty()) {
            int[] span = open.pop();
            Run run = longest(one, places, span);
            if (run.length() > 0) {
                out.add(run);
                if (span[0] < run.inOne() && span[2] < run.inOther()) {
                    open.push(new int[] {span[0], run.inOne(), span[2], run.inOther()});
                }
                int end = run.inOne() + run.length();
                int otherEnd = run.inOther() + run.length();
                if (end < span[1] && otherEnd < span[3]) {
                    open.push(new int[] {end, span[1], otherEnd, span[3]});
                }
            }
        }
        return out;
    }

    /** Of several as long, the first in the first list, and there the first in the other. */
    private static Run longest(List<String> one, Map<String, List<Integer>> places, int[] span) {
        Run best = new Run(span[0], span[2], 0);
        Map<Integer, Integer> endingAt = new HashMap<>();
        for (int i = span[0]; i < span[1]; i++) {
            Map<Integer, Integer> next = new HashMap<>();
            for (int j : places.getOrDefault(one.get(i), List.of())) {
                if (j >= span[2] && j < span[3]) {
                    int length = endingAt.getOrDefault(j - 1, 0) + 1;
                    next.put(j, length);
                    if (length > best.length()) {
                        best = new Run(i - length + 1, j - length + 1, length);
                    }
                }
            }
            endingAt = next;
        }
        return best;
    }
}
