package org.florscribe.adapter.rules;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.florscribe.clinical.extraction.VisitMaterial;
import org.florscribe.clinical.note.Support;
import org.florscribe.clinical.transcript.Utterance;

/** Writes the checker's flags for planted errors and ConText's answers, for the scorers: {@code EVAL_DIR OUT_DIR}. */
final class EvalChecks {

    private static final ObjectMapper JSON = new ObjectMapper();

    private EvalChecks() {}

    public static void main(String[] args) throws IOException {
        Path eval = Path.of(args[0]);
        Path out = Path.of(args[1]);
        mutations(eval, out.resolve("flags.jsonl"));
        context(eval, out.resolve("context.jsonl"));
    }

    private static void mutations(Path eval, Path out) throws IOException {
        Map<String, VisitMaterial> visits = new HashMap<>();
        for (String part : List.of("train", "valid")) {
            try (Stream<String> lines = Files.lines(eval.resolve("aci-bench/" + part + ".jsonl"))) {
                for (String line : lines.toList()) {
                    JsonNode visit = JSON.readTree(line);
                    visits.put(visit.get("id").asText(), EvalRunner.material(visit));
                }
            }
        }
        RulesStatementChecker checker = new RulesStatementChecker();
        try (PrintWriter flags = new PrintWriter(Files.newBufferedWriter(out))) {
            for (String line : Files.readAllLines(eval.resolve("mutations/train-valid.jsonl"))) {
                JsonNode mutant = JSON.readTree(line);
                VisitMaterial material =
                        Objects.requireNonNull(visits.get(mutant.get("note").asText()));
                List<String> all = material.conversation().utterances().stream()
                        .map(Utterance::id)
                        .toList();
                Support support = checker.check(mutant.get("mutated").asText(), all, material);
                flags.println(JSON.writeValueAsString(
                        Map.of("id", mutant.get("id").asText(), "flagged", support != Support.SUPPORTED)));
            }
        }
    }

    private static void context(Path eval, Path out) throws IOException {
        try (PrintWriter answers = new PrintWriter(Files.newBufferedWriter(out))) {
            for (String line : Files.readAllLines(eval.resolve("context/cases.jsonl"))) {
                JsonNode one = JSON.readTree(line);
                answers.println(JSON.writeValueAsString(ContextCase.answer(one)));
            }
        }
    }
}
