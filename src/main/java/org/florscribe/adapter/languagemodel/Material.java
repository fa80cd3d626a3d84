package org.florscribe.adapter.languagemodel;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.security.SecureRandom;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.florscribe.clinical.encounter.ContextItem;
import org.florscribe.clinical.extraction.VisitMaterial;
import org.florscribe.clinical.recording.RecordingGaps;
import org.florscribe.clinical.transcript.Conversation;
import org.florscribe.clinical.transcript.Utterance;

/**
 * What a model is shown of a visit: one line of JSON between two lines that nobody in the visit can have said. No name, no label of a
 * speaker, no identifier. Two check words, the first and the last of it, show whether all of it was read.
 */
final class Material {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final String SIGNS = "BCDFGHJKLMNPQRSTVWXZ";

    /** Above it an age counts as an identifier (45 CFR 164.514). */
    private static final int HIGHEST_AGE = 89;

    private static final int STEP = 8;

    private final ObjectNode json = JSON.createObjectNode();
    private final Set<String> ids = new HashSet<>();
    private final String start = word();
    private final String end = word();

    private Material() {}

    /** These lines of the visit with all its notes. */
    static Material of(VisitMaterial visit, List<Utterance> part) {
        Material material = new Material();
        material.json.put("start", material.start);
        ObjectNode patient = material.json.putObject("patient");
        visit.ageYears().ifPresent(years -> patient.put("age", Math.min(years, HIGHEST_AGE + 1)));
        visit.sex().ifPresent(sex -> patient.put("sex", sex));
        material.utterances(visit.conversation(), part);
        material.notes(visit.context());
        material.gaps(visit, part);
        return material;
    }

    /** A further list, before the end. */
    ArrayNode list(String name) {
        return json.putArray(name);
    }

    /** All of it without the random words. */
    String said() {
        ObjectNode said = json.deepCopy();
        said.remove("start");
        said.remove("end");
        return said.toString();
    }

    /** What may be cited. */
    Set<String> ids() {
        return ids;
    }

    String start() {
        return start;
    }

    String end() {
        return end;
    }

    /** As the user's message has it. */
    String block() {
        json.put("end", end);
        String mark = word();
        return "BEGIN MATERIAL " + mark + "\n" + json + "\nEND MATERIAL " + mark;
    }

    /** What one line of the visit takes in it; in steps, so that a corrected word seldom moves where windows are cut. */
    static int tokens(Utterance utterance) {
        int exact = Tokens.most(utterance.text()) + Tokens.most(utterance.id()) + 20;
        return (exact + STEP - 1) / STEP * STEP;
    }

    /** What stands beside the lines. */
    static int tokensBeside(VisitMaterial visit) {
        return 80
                + visit.context().stream()
                        .mapToInt(it -> Tokens.most(it.text().reveal()) + 45)
                        .sum()
                + visit.gaps().size() * 8;
    }

    private void utterances(Conversation conversation, List<Utterance> part) {
        ArrayNode list = json.putArray("utterances");
        for (Utterance utterance : part) {
            ids.add(utterance.id());
            list.addObject()
                    .put("id", utterance.id())
                    .put("role", conversation.roleOf(utterance).name())
                    .put("text", utterance.text());
        }
    }

    private void notes(List<ContextItem> context) {
        ArrayNode list = json.putArray("notes");
        for (ContextItem item : context) {
            ids.add(item.id().toString());
            list.addObject()
                    .put("id", item.id().toString())
                    .put("kind", item.kind().name())
                    .put("text", item.text().reveal());
        }
    }

    private void gaps(VisitMaterial visit, List<Utterance> part) {
        ArrayNode list = json.putArray("not_recorded_after");
        for (RecordingGaps.Placed gap : visit.gaps()) {
            part.stream()
                    .filter(it -> it.startMs() < gap.endMs())
                    .reduce((one, later) -> later)
                    .ifPresent(before -> list.add(before.id()));
        }
    }

    private static String word() {
        StringBuilder word = new StringBuilder();
        for (int i = 0; i < 8; i++) {
            word.append(SIGNS.charAt(RANDOM.nextInt(SIGNS.length())));
        }
        return word.toString();
    }

    @Override
    public String toString() {
        return "Material[masked]";
    }
}
