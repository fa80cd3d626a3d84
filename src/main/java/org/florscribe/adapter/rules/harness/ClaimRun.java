package org.florscribe.adapter.rules.harness;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.florscribe.adapter.rules.RulesStatementChecker;
import org.florscribe.clinical.extraction.VisitMaterial;
import org.florscribe.clinical.note.Support;
import org.florscribe.clinical.transcript.Utterance;

/** Flags every statement that the claim check does not find supported. */
final class ClaimRun {

    private static final List<String> STATEMENT = List.of("mutated", "statement", "text");

    private ClaimRun() {}

    /** A statement that names its evidence is held against that, any other against the whole conversation. */
    static void run(Arguments arguments, PrintStream complaints) throws IOException {
        Visits visits = Visits.of(arguments);
        Map<String, VisitMaterial> read = new HashMap<>();
        Map<String, VisitMaterial> numbered = new HashMap<>();
        RulesStatementChecker checker = new RulesStatementChecker();
        List<ObjectNode> out = new ArrayList<>();
        int unknown = 0;
        for (ObjectNode record : Records.readAll(arguments.files("in"))) {
            ObjectNode visit = Records.turns(record).isArray() ? record : visits.find(record);
            Support support = Support.NOT_CHECKED;
            if (visit == null) {
                unknown++;
            } else {
                boolean cites = !record.path("evidence").isEmpty();
                VisitMaterial material = cites
                        ? numbered.computeIfAbsent(Records.id(visit), id -> SpokenRecord.numbered(visit))
                        : read.computeIfAbsent(Records.id(visit), id -> SpokenRecord.material(visit));
                support = checker.check(statement(record), evidence(record, material), material);
            }
            ObjectNode answer = Records.JSON.createObjectNode();
            answer.put("id", Records.id(record));
            answer.put("flagged", support != Support.SUPPORTED);
            answer.put("support", support.name());
            out.add(answer);
        }
        Records.write(arguments.out(), out);
        if (unknown > 0) {
            complaints.println("eval claims: no conversation of " + unknown
                    + " statements, which are flagged as not checked; name the visits' files with --visits");
        }
    }

    private static String statement(JsonNode record) {
        for (String name : STATEMENT) {
            if (record.path(name).isTextual()) {
                return record.path(name).asText();
            }
        }
        throw new Misused("eval claims: the record " + Records.id(record) + " holds no statement");
    }

    private static List<String> evidence(JsonNode record, VisitMaterial material) {
        List<String> named = new ArrayList<>();
        record.path("evidence").forEach(id -> named.add(id.asText()));
        return named.isEmpty()
                ? material.conversation().utterances().stream()
                        .map(Utterance::id)
                        .toList()
                : named;
    }
}
