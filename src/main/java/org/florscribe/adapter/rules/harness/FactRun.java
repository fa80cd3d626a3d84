package org.florscribe.adapter.rules.harness;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.florscribe.clinical.quality.FactScores;
import org.florscribe.clinical.quality.FactTerms;

/** Counts facts of reference notes in drafts, and faults of drafts, with the lists of terms that the evaluation brings. */
final class FactRun {

    private static final List<String> LISTS = List.of("problems", "findings", "drugs", "orders");

    private FactRun() {}

    static void run(Arguments arguments, PrintStream out) throws IOException {
        FactScores scores = new FactScores(FactTerms.of(lists(arguments)));
        Map<String, ObjectNode> drafts = Records.byId(arguments.files("in"));
        Records.byId(arguments.files("ref")).forEach((id, visit) -> {
            ObjectNode draft = drafts.get(id);
            if (draft != null) {
                scores.add(
                        visit.path("note").asText(""),
                        ScoreRun.note(draft),
                        ScoreRun.turns(visit),
                        visit.path("metadata").path("age").asText(""));
            }
        });
        ScoreRun.say(out, "notes %d", scores.notes());
        ScoreRun.say(out, "%-14s %6s %6s %7s %6s", "recall %", "said", "of", "all", "of");
        for (FactScores.Recall recall : scores.recalls()) {
            ScoreRun.say(
                    out,
                    "%-14s %6.1f %6d %7.1f %6d",
                    recall.kind(),
                    recall.said(),
                    recall.goldSaid(),
                    recall.all(),
                    recall.gold());
        }
        ScoreRun.say(out, "%-26s %6s %6s %8s", "faults", "count", "notes", "per 120");
        for (FactScores.Fault fault : scores.faults()) {
            ScoreRun.say(out, "%-26s %6d %6d %8.1f", fault.name(), fault.count(), fault.notes(), fault.per120Notes());
        }
    }

    /** Of the folder {@code --terms}, else of the evaluation's own. */
    private static Map<String, List<String>> lists(Arguments arguments) throws IOException {
        Path folder = arguments
                .one("terms")
                .or(() -> Optional.ofNullable(System.getenv("EVAL_DIR")).map(it -> it + "/bin/lexicon"))
                .map(Path::of)
                .orElseThrow(() -> new Misused("eval score: name the lists of terms with --terms FOLDER, or EVAL_DIR"));
        Map<String, List<String>> out = new HashMap<>();
        for (String name : LISTS) {
            Path file = folder.resolve(name + ".txt");
            if (!Files.exists(file)) {
                throw new Misused("eval score: there is no " + file);
            }
            out.put(name, Files.readAllLines(file));
        }
        return out;
    }
}
