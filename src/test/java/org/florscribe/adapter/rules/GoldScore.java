package org.florscribe.adapter.rules;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.florscribe.clinical.extraction.Finding;
import org.florscribe.clinical.extraction.FindingKind;

/** Findings of the engine against the lists made by hand. To look at single cases: {@code EVAL_DIR train|valid OUT}. */
final class GoldScore {

    private static final ObjectMapper JSON = new ObjectMapper();

    private int found;
    private int right;
    private int required;
    private int met;
    private final List<String> missed = new ArrayList<>();
    private final List<String> wrong = new ArrayList<>();

    private GoldScore() {}

    static GoldScore of(Path evalDir, String part) throws IOException {
        Map<String, List<GoldFinding>> byVisit = GoldFinding.read(part).stream()
                .collect(Collectors.groupingBy(GoldFinding::visit, LinkedHashMap::new, Collectors.toList()));
        GoldScore score = new GoldScore();
        for (String line : Files.readAllLines(evalDir.resolve("aci-bench").resolve(part + ".jsonl"))) {
            JsonNode visit = JSON.readTree(line);
            List<GoldFinding> gold = byVisit.getOrDefault(visit.get("id").asText(), List.of());
            if (!gold.isEmpty()) {
                score.add(gold, new RulesFindingExtractor().extract(EvalRunner.material(visit)));
            }
        }
        return score;
    }

    private void add(List<GoldFinding> gold, List<Finding> findings) {
        List<Finding> concepts = findings.stream()
                .filter(finding -> finding.kind() != FindingKind.PLAN)
                .toList();
        for (Finding finding : concepts) {
            found++;
            if (gold.stream().anyMatch(one -> one.isFoundBy(finding))) {
                right++;
            } else {
                wrong.add(gold.get(0).visit() + " " + finding.kind() + " [" + finding.text() + "] "
                        + finding.assertion() + " " + finding.experiencer() + " " + finding.temporality() + " "
                        + finding.evidence() + " " + finding.details().value().orElse("")
                        + finding.details().dose().orElse(""));
            }
        }
        for (GoldFinding one : gold) {
            if (one.required()) {
                required++;
                if (concepts.stream().anyMatch(one::isFoundBy)) {
                    met++;
                } else {
                    missed.add(one.toString());
                }
            }
        }
    }

    double precision() {
        return found == 0 ? 0 : (double) right / found;
    }

    double recall() {
        return required == 0 ? 0 : (double) met / required;
    }

    List<String> missed() {
        return missed;
    }

    List<String> wrong() {
        return wrong;
    }

    @Override
    public String toString() {
        return String.format(
                "precision %.3f of %d found, recall %.3f of %d required", precision(), found, recall(), required);
    }

    public static void main(String[] args) throws IOException {
        GoldScore score = of(Path.of(args[0]), args[1]);
        List<String> lines = new ArrayList<>();
        score.missed().forEach(one -> lines.add("missed " + one));
        score.wrong().forEach(one -> lines.add("wrong " + one));
        lines.add(score.toString());
        Files.write(Path.of(args[2]), lines);
    }
}
