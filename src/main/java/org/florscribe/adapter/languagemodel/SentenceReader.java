package org.florscribe.adapter.languagemodel;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.florscribe.clinical.note.Draft;
import org.florscribe.clinical.note.FormSection;
import org.florscribe.clinical.note.SectionCode;

/** Sentences out of an answer, by section. */
final class SentenceReader implements Reading<Map<SectionCode, List<Draft.Sentence>>> {

    private static final int LONGEST = 2_000;

    private final List<FormSection> sections;
    private final Set<String> shown;

    /** @param shown what may be cited */
    SentenceReader(List<FormSection> sections, Set<String> shown) {
        this.sections = sections;
        this.shown = shown;
    }

    @Override
    public Map<SectionCode, List<Draft.Sentence>> read(JsonNode answer, List<String> problems) {
        Map<String, JsonNode> given = new LinkedHashMap<>();
        for (JsonNode section : answer.path("sections")) {
            if (given.put(section.path("code").asText(), section.path("sentences")) != null) {
                problems.add("answer.sections has a section twice");
            }
        }
        Map<SectionCode, List<Draft.Sentence>> read = new LinkedHashMap<>();
        for (FormSection section : sections) {
            JsonNode sentences = given.get(section.code().name());
            if (sentences == null) {
                problems.add("answer.sections has no section " + section.code().name());
            } else {
                read.put(section.code(), sentences(section.code(), sentences, problems));
            }
        }
        return read;
    }

    private List<Draft.Sentence> sentences(SectionCode code, JsonNode list, List<String> problems) {
        List<Draft.Sentence> sentences = new ArrayList<>();
        for (int i = 0; i < list.size(); i++) {
            String place = code.name() + ".sentences[" + i + "]";
            List<String> evidence = CitedIds.of(list.get(i).path("evidence"), shown, place, problems);
            String text =
                    list.get(i).path("text").asText().replaceAll("\\s+", " ").strip();
            if (text.isEmpty() || text.length() > LONGEST) {
                problems.add(place + ".text is empty or too long");
            } else if (!evidence.isEmpty()) {
                sentences.add(new Draft.Sentence(text, evidence));
            }
        }
        return sentences;
    }
}
