package org.florscribe.adapter.rules.harness;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.florscribe.adapter.rules.RulesFindingExtractor;
import org.florscribe.adapter.rules.RulesNoteDrafter;
import org.florscribe.adapter.rules.RulesSpeakerAttribution;
import org.florscribe.adapter.rules.RulesStatementChecker;
import org.florscribe.clinical.extraction.Finding;
import org.florscribe.clinical.extraction.OrderType;
import org.florscribe.clinical.extraction.VisitMaterial;
import org.florscribe.clinical.note.Draft;
import org.florscribe.clinical.note.DraftRequest;
import org.florscribe.clinical.note.NoteForm;
import org.florscribe.clinical.note.Support;
import org.florscribe.clinical.transcript.Conversation;
import org.florscribe.clinical.transcript.Speaker;
import org.florscribe.clinical.transcript.Utterance;

/** Notes, orders and repaired transcripts of whole visits. */
final class EngineRuns {

    private static final Map<OrderType, String> ORDER_TYPES = Map.of(
            OrderType.MEDICATION, "medication",
            OrderType.LAB, "lab",
            OrderType.IMAGING, "imaging",
            OrderType.FOLLOWUP, "followup");

    private EngineRuns() {}

    static void drafts(Arguments arguments) throws IOException {
        RulesStatementChecker checker = new RulesStatementChecker();
        each(arguments, Visits.of(arguments), record -> {
            long started = System.nanoTime();
            VisitMaterial material = SpokenRecord.material(record);
            List<Finding> findings = new RulesFindingExtractor().extract(material);
            Optional<Draft> draft = new RulesNoteDrafter().draft(DraftRequest.of(material, findings, NoteForm.soap()));
            ObjectNode out = answer(record);
            out.put("note", draft.map(EngineRuns::text).orElse(""));
            List<Draft.Sentence> sentences = draft.stream()
                    .flatMap(it -> it.sections().stream())
                    .flatMap(section -> section.sentences().stream())
                    .toList();
            Set<String> known = new HashSet<>();
            material.conversation().utterances().forEach(utterance -> known.add(utterance.id()));
            out.put("statements", sentences.size());
            out.put(
                    "uncited",
                    sentences.stream()
                            .filter(s -> s.evidence().isEmpty() || !known.containsAll(s.evidence()))
                            .count());
            out.put(
                    "unsupported",
                    sentences.stream()
                            .filter(s -> checker.check(s.text(), s.evidence(), material) != Support.SUPPORTED)
                            .count());
            out.put("seconds", (System.nanoTime() - started) / 1e9);
            out.set("orders", orders(findings));
            return out;
        });
    }

    static void orders(Arguments arguments) throws IOException {
        each(arguments, Visits.of(arguments), record -> {
            ObjectNode out = answer(record);
            out.set("orders", orders(new RulesFindingExtractor().extract(SpokenRecord.material(record))));
            return out;
        });
    }

    static void transcripts(Arguments arguments) throws IOException {
        each(arguments, Visits.none(), record -> {
            RulesSpeakerAttribution attribution = new RulesSpeakerAttribution();
            Conversation repaired = attribution.repair(attribution.attribute(SpokenRecord.conversation(record)));
            ObjectNode out = answer(record);
            ArrayNode turns = out.putArray("dialogue");
            for (Utterance utterance : repaired.utterances()) {
                String who = repaired.speaker(utterance.speakerId())
                        .map(Speaker::label)
                        .orElse("?");
                turns.addObject().put("speaker", who).put("text", utterance.text());
            }
            return out;
        });
    }

    private static void each(Arguments arguments, Visits visits, Function<ObjectNode, ObjectNode> work)
            throws IOException {
        List<ObjectNode> out = new ArrayList<>();
        for (ObjectNode record : Records.readAll(arguments.files("in"))) {
            ObjectNode spoken = Records.turns(record).isMissingNode() ? visits.of(record) : record;
            out.add(work.apply(spoken));
        }
        Records.write(arguments.out(), out);
    }

    private static ObjectNode answer(ObjectNode record) {
        ObjectNode out = Records.JSON.createObjectNode();
        out.put("id", Records.id(record));
        return out;
    }

    private static ArrayNode orders(List<Finding> findings) {
        ArrayNode out = Records.JSON.createArrayNode();
        for (Finding finding : findings) {
            String type = finding.orderType().map(ORDER_TYPES::get).orElse(null);
            if (type != null) {
                List<String> words = new ArrayList<>(List.of(finding.text()));
                finding.details().dose().ifPresent(words::add);
                finding.details().frequency().ifPresent(words::add);
                out.addObject().put("type", type).put("description", String.join(" ", words));
            }
        }
        return out;
    }

    /** As the note is exported: headings alone on their lines. */
    private static String text(Draft draft) {
        StringBuilder out = new StringBuilder();
        for (Draft.Section section : draft.sections()) {
            out.append(NoteForm.soap().titleOf(section.code()).toUpperCase(Locale.ROOT))
                    .append("\n\n");
            section.sentences().forEach(sentence -> out.append(sentence.text()).append('\n'));
            out.append('\n');
        }
        return out.toString();
    }
}
