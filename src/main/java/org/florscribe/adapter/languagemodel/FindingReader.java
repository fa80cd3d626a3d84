package org.florscribe.adapter.languagemodel;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.florscribe.clinical.extraction.Assertion;
import org.florscribe.clinical.extraction.Experiencer;
import org.florscribe.clinical.extraction.Finding;
import org.florscribe.clinical.extraction.FindingKind;
import org.florscribe.clinical.extraction.OrderType;
import org.florscribe.clinical.extraction.Temporality;

/** Findings out of an answer. A model gives no codes: those it would make up. */
final class FindingReader implements Reading<List<Finding>> {

    private static final int LONGEST = 300;

    private final Set<String> shown;

    FindingReader(Set<String> shown) {
        this.shown = shown;
    }

    @Override
    public List<Finding> read(JsonNode answer, List<String> problems) {
        List<Finding> findings = new ArrayList<>();
        JsonNode list = answer.path("findings");
        for (int i = 0; i < list.size(); i++) {
            String place = "answer.findings[" + i + "]";
            JsonNode one = list.get(i);
            List<String> evidence = CitedIds.of(one.path("evidence"), shown, place, problems);
            String text = one.path("text").asText().replaceAll("\\s+", " ").strip();
            if (text.isEmpty() || text.length() > LONGEST) {
                problems.add(place + ".text is empty or too long");
            } else if (!evidence.isEmpty()) {
                findings.add(finding("f" + (i + 1), one, text, evidence));
            }
        }
        return findings;
    }

    private static Finding finding(String id, JsonNode one, String text, List<String> evidence) {
        String order = one.path("orderType").asText();
        return new Finding(
                id,
                FindingKind.valueOf(one.path("kind").asText()),
                text,
                Optional.empty(),
                Assertion.valueOf(one.path("assertion").asText()),
                Experiencer.valueOf(one.path("experiencer").asText()),
                Temporality.valueOf(one.path("temporality").asText()),
                order.equals("NONE") ? Optional.empty() : Optional.of(OrderType.valueOf(order)),
                new Finding.Details(
                        said(one, "value"),
                        said(one, "unit"),
                        said(one, "dose"),
                        said(one, "route"),
                        said(one, "frequency"),
                        said(one, "laterality")),
                evidence);
    }

    private static Optional<String> said(JsonNode one, String name) {
        return Optional.of(one.path(name).asText("").strip())
                .filter(it -> !it.isEmpty() && !it.equals("null") && it.length() <= LONGEST);
    }
}
