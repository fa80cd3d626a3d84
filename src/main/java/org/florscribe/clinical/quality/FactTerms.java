package org.florscribe.clinical.quality;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The lists that facts are counted with, as the evaluation brings them.
 *
 * @param conditions of the kinds "problems" and "findings"
 */
public record FactTerms(Terms conditions, Terms drugs, Terms orders) {

    /** @param lists lines of the lists problems, findings, drugs and orders */
    public static FactTerms of(Map<String, List<String>> lists) {
        Map<String, List<String>> conditions = new LinkedHashMap<>();
        conditions.put("problems", of(lists, "problems"));
        conditions.put("findings", of(lists, "findings"));
        return new FactTerms(
                new Terms(conditions),
                new Terms(Map.of("drugs", of(lists, "drugs"))),
                new Terms(Map.of("orders", of(lists, "orders"))));
    }

    private static List<String> of(Map<String, List<String>> lists, String name) {
        return lists.getOrDefault(name, List.of());
    }
}
