package org.florscribe.clinical.quality;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A claim check on planted errors: how many of each class it flags, and how many statements that are right. */
public final class CheckScores {

    /** The class of statements that nothing was done to. */
    public static final String CONTROL = "control";

    /** @param flagged of n statements */
    public record Row(String name, int flagged, int n) {

        /** In percent. */
        public double share() {
            return n == 0 ? 0 : 100.0 * flagged / n;
        }
    }

    private final Map<String, int[]> counts = new LinkedHashMap<>();

    public void add(String name, boolean flagged) {
        int[] count = counts.computeIfAbsent(name, key -> new int[2]);
        count[0] += flagged ? 1 : 0;
        count[1]++;
    }

    /** Each class, then "all" without the controls, then the controls. */
    public List<Row> rows() {
        List<Row> out = new ArrayList<>();
        int flagged = 0;
        int n = 0;
        for (Map.Entry<String, int[]> count : counts.entrySet()) {
            if (!count.getKey().equals(CONTROL)) {
                out.add(new Row(count.getKey(), count.getValue()[0], count.getValue()[1]));
                flagged += count.getValue()[0];
                n += count.getValue()[1];
            }
        }
        out.add(new Row("all", flagged, n));
        int[] controls = counts.getOrDefault(CONTROL, new int[2]);
        out.add(new Row(CONTROL, controls[0], controls[1]));
        return out;
    }
}
