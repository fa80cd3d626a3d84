package org.florscribe.adapter.rules.harness;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.florscribe.clinical.quality.CheckScores;
import org.florscribe.clinical.quality.ContextScores;
import org.florscribe.clinical.quality.NoteScores;
import org.florscribe.clinical.quality.OrderScores;
import org.florscribe.clinical.quality.WordErrors;

/** Prints what an engine's files are worth against references, a figure a line. */
final class ScoreRun {

    private ScoreRun() {}

    static void run(Arguments arguments, PrintStream out) throws IOException {
        switch (arguments.one("of").orElse("")) {
            case "notes" -> notes(arguments, out);
            case "facts" -> FactRun.run(arguments, out);
            case "transcripts" -> transcripts(arguments, out);
            case "orders" -> orders(arguments, out);
            case "context" -> context(arguments, out);
            case "claims" -> claims(arguments, out);
            default ->
                throw new Misused("eval score --of notes|facts|transcripts|orders|context|claims --ref FILE --in FILE");
        }
    }

    private static void notes(Arguments arguments, PrintStream out) throws IOException {
        Map<String, ObjectNode> references = Records.byId(arguments.files("ref"));
        Map<String, ObjectNode> drafts = Records.byId(arguments.files("in"));
        List<NoteScores.Pair> pairs = new ArrayList<>();
        references.forEach((id, reference) -> pairs.add(new NoteScores.Pair(
                reference.path("note").asText(""), drafts.containsKey(id) ? note(drafts.get(id)) : "")));
        say(out, "%-28s %6s %6s %6s %4s", "", "R1", "R2", "RLsum", "n");
        for (NoteScores.Row row : NoteScores.of(pairs, !arguments.has("no-stem"))) {
            say(
                    out,
                    "%-28s %6.2f %6.2f %6.2f %4d",
                    row.name(),
                    row.mean().one(),
                    row.mean().two(),
                    row.mean().lsum(),
                    row.n());
        }
        say(
                out,
                "mean words: reference %d, draft %d",
                NoteScores.words(pairs.stream().map(NoteScores.Pair::reference).toList()),
                NoteScores.words(pairs.stream().map(NoteScores.Pair::draft).toList()));
    }

    static String note(JsonNode draft) {
        return draft.path("note").asText(draft.path("text").asText(""));
    }

    private static void transcripts(Arguments arguments, PrintStream out) throws IOException {
        Map<String, ObjectNode> hypotheses = Records.byId(arguments.files("in"));
        WordErrors all = new WordErrors(0, 0, 0, 0);
        int n = 0;
        for (Map.Entry<String, ObjectNode> one :
                Records.byId(arguments.files("ref")).entrySet()) {
            ObjectNode hypothesis = hypotheses.get(one.getKey());
            if (hypothesis != null) {
                WordErrors errors = WordErrors.of(turns(one.getValue()), turns(hypothesis), arguments.has("numbers"));
                all = all.plus(errors);
                n++;
                say(
                        out,
                        "%-24s words %5d  WER %6.2f  cpWER %6.2f",
                        one.getKey(),
                        errors.words(),
                        share(errors.errors(), errors),
                        share(errors.errorsBySpeaker(), errors));
            }
        }
        say(
                out,
                "all: %d transcripts, %d words, WER %.2f %%, cpWER %.2f %%, speaker errors %.2f %%",
                n,
                all.words(),
                share(all.errors(), all),
                share(all.errorsBySpeaker(), all),
                share(all.misattributed(), all));
    }

    private static double share(int count, WordErrors errors) {
        return 100.0 * count / Math.max(1, errors.words());
    }

    static List<WordErrors.Turn> turns(JsonNode record) {
        List<WordErrors.Turn> out = new ArrayList<>();
        Records.turns(record)
                .forEach(
                        turn -> out.add(new WordErrors.Turn(turn.path("speaker").asText("?"), Records.text(turn))));
        return out;
    }

    private static void orders(Arguments arguments, PrintStream out) throws IOException {
        Map<String, ObjectNode> found = Records.byId(arguments.files("in"));
        OrderScores scores = new OrderScores();
        Records.byId(arguments.files("ref"))
                .forEach((id, gold) -> scores.add(ordered(gold), ordered(found.getOrDefault(id, gold.objectNode()))));
        for (OrderScores.Row row : scores.rows()) {
            say(
                    out,
                    "%-12s precision %5.1f  recall %5.1f  F1 %5.1f  gold %d",
                    row.type(),
                    row.precision(),
                    row.recall(),
                    row.f1(),
                    row.gold());
        }
    }

    private static List<OrderScores.Ordered> ordered(JsonNode record) {
        List<OrderScores.Ordered> out = new ArrayList<>();
        record.path("orders")
                .forEach(order -> out.add(new OrderScores.Ordered(
                        order.path("type").asText(""),
                        order.path("description").asText(""),
                        order.path("reason").asText(""))));
        return out;
    }

    private static void context(Arguments arguments, PrintStream out) throws IOException {
        Map<String, ObjectNode> answers = Records.byId(arguments.files("in"));
        ContextScores scores = new ContextScores();
        Records.byId(arguments.files("ref"))
                .forEach((id, gold) -> scores.add(fields(gold), fields(answers.getOrDefault(id, gold.objectNode()))));
        say(out, "%d cases, all three right %.1f %%", scores.cases(), scores.allRight());
        ContextScores.FIELDS.forEach(field -> say(out, "%-12s %5.1f %%", field, scores.right(field)));
    }

    private static Map<String, String> fields(JsonNode record) {
        Map<String, String> out = new HashMap<>();
        for (String field : ContextScores.FIELDS) {
            if (record.has(field)) {
                out.put(field, record.path(field).asText());
            }
        }
        return out;
    }

    private static void claims(Arguments arguments, PrintStream out) throws IOException {
        Map<String, ObjectNode> flags = Records.byId(arguments.files("in"));
        CheckScores scores = new CheckScores();
        Records.byId(arguments.files("ref")).forEach((id, planted) -> {
            ObjectNode flag = flags.getOrDefault(id, planted.objectNode());
            scores.add(planted.path("class").asText(""), flag.path("flagged").asBoolean());
        });
        print(scores, out);
    }

    static void print(CheckScores scores, PrintStream out) {
        for (CheckScores.Row row : scores.rows()) {
            String what = row.name().equals(CheckScores.CONTROL) ? "alarms" : "recall";
            say(out, "%-22s %s %6.1f %%  of %d", row.name(), what, row.share(), row.n());
        }
    }

    static void say(PrintStream out, String form, Object... values) {
        out.println(String.format(Locale.ROOT, form, values));
    }
}
