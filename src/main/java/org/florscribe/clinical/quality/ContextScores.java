package org.florscribe.clinical.quality;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Judgements of negation, experiencer and temporality against what is right. */
public final class ContextScores {

    /** What is judged of each case. */
    public static final List<String> FIELDS = List.of("negation", "experiencer", "temporality");

    private final Map<String, Integer> right = new LinkedHashMap<>();
    private int cases;
    private int whole;

    /** @param answer by field; a missing field is wrong */
    public void add(Map<String, String> gold, Map<String, String> answer) {
        cases++;
        boolean all = true;
        for (String field : FIELDS) {
            boolean same = gold.getOrDefault(field, "").equals(answer.get(field));
            right.merge(field, same ? 1 : 0, Integer::sum);
            all &= same;
        }
        whole += all ? 1 : 0;
    }

    public int cases() {
        return cases;
    }

    /** Cases with all three right, in percent. */
    public double allRight() {
        return cases == 0 ? 0 : 100.0 * whole / cases;
    }

    /** In percent. */
    public double right(String field) {
        return cases == 0 ? 0 : 100.0 * right.getOrDefault(field, 0) / cases;
    }
}
