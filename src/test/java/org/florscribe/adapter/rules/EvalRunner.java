package org.florscribe.adapter.rules;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.florscribe.clinical.extraction.Finding;
import org.florscribe.clinical.extraction.OrderType;
import org.florscribe.clinical.extraction.VisitMaterial;
import org.florscribe.clinical.note.Draft;
import org.florscribe.clinical.note.DraftRequest;
import org.florscribe.clinical.note.NoteForm;
import org.florscribe.clinical.transcript.Conversation;
import org.florscribe.clinical.transcript.Speaker;
import org.florscribe.clinical.transcript.SpeakerRole;
import org.florscribe.clinical.transcript.Utterance;

/** Drafts every visit of a JSON-lines file without a server, for a quick look: {@code VISITS.jsonl DRAFTS.jsonl}. */
final class EvalRunner {

    private static final ObjectMapper JSON = new ObjectMapper();

    private EvalRunner() {}

    public static void main(String[] args) throws IOException {
        long slowest = 0;
        int uncited = 0;
        try (PrintWriter out = new PrintWriter(Files.newBufferedWriter(Path.of(args[1]), StandardCharsets.UTF_8))) {
            for (String line : Files.readAllLines(Path.of(args[0]))) {
                JsonNode visit = JSON.readTree(line);
                VisitMaterial material = material(visit);
                long start = System.nanoTime();
                List<Finding> findings = new RulesFindingExtractor().extract(material);
                Optional<Draft> draft =
                        new RulesNoteDrafter().draft(DraftRequest.of(material, findings, NoteForm.soap()));
                slowest = Math.max(slowest, System.nanoTime() - start);
                uncited += draft.map(d -> uncited(d, material)).orElse(0);
                ObjectNode record = JSON.createObjectNode();
                record.put("id", visit.get("id").asText());
                record.put("note", draft.map(EvalRunner::text).orElse(""));
                record.set("orders", orders(findings));
                out.println(JSON.writeValueAsString(record));
            }
        }
        try (PrintWriter report = new PrintWriter(Files.newBufferedWriter(Path.of(args[1] + ".report")))) {
            report.println("uncited statements " + uncited + ", slowest visit " + slowest / 1_000_000 + " ms");
        }
    }

    private static ArrayNode orders(List<Finding> findings) {
        ArrayNode out = JSON.createArrayNode();
        for (Finding finding : findings) {
            if (finding.orderType().isPresent() && finding.orderType().get() != OrderType.REFERRAL) {
                String description = finding.text()
                        + finding.details().dose().map(dose -> " " + dose).orElse("")
                        + finding.details()
                                .frequency()
                                .map(often -> " " + often)
                                .orElse("");
                out.addObject()
                        .put("type", finding.orderType().get().name().toLowerCase(Locale.ROOT))
                        .put("description", description);
            }
        }
        return out;
    }

    static VisitMaterial material(JsonNode visit) {
        Map<String, Speaker> speakers = new LinkedHashMap<>();
        List<Utterance> utterances = new ArrayList<>();
        for (JsonNode turn : visit.get("dialogue")) {
            String label = turn.get("speaker").asText();
            Speaker speaker = speakers.computeIfAbsent(
                    label, l -> new Speaker("s" + (speakers.size() + 1), SpeakerRole.OTHER, l));
            long at = utterances.size() * 5000L;
            utterances.add(new Utterance(
                    "u" + (utterances.size() + 1),
                    speaker.id(),
                    at,
                    at + 4000,
                    turn.get("text").asText()));
        }
        Conversation conversation = new RulesSpeakerAttribution()
                .attribute(new Conversation("en", List.copyOf(speakers.values()), utterances));
        JsonNode metadata = visit.path("metadata");
        String sex = metadata.path("gender").asText("").strip().toLowerCase(Locale.ROOT);
        return new VisitMaterial(
                conversation, List.of(), Optional.empty(), sex.isEmpty() ? Optional.empty() : Optional.of(sex));
    }

    static String text(Draft draft) {
        StringBuilder out = new StringBuilder();
        for (Draft.Section section : draft.sections()) {
            out.append(NoteForm.soap().titleOf(section.code()).toUpperCase(Locale.ROOT))
                    .append("\n\n");
            section.sentences().forEach(sentence -> out.append(sentence.text()).append('\n'));
            out.append('\n');
        }
        return out.toString();
    }

    private static int uncited(Draft draft, VisitMaterial material) {
        Set<String> known = new HashSet<>();
        material.conversation().utterances().forEach(utterance -> known.add(utterance.id()));
        return (int) draft.sections().stream()
                .flatMap(section -> section.sentences().stream())
                .filter(sentence -> sentence.evidence().isEmpty() || !known.containsAll(sentence.evidence()))
                .count();
    }
}
