package org.florscribe.adapter.languagemodel;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.florscribe.clinical.note.Draft;
import org.florscribe.clinical.note.DraftRequest;
import org.florscribe.clinical.note.SectionCode;

/** What was written for several windows and batches of sections, each sentence once in its section. */
final class DraftUnion {

    private final Map<SectionCode, List<Draft.Sentence>> sections = new LinkedHashMap<>();

    DraftUnion(DraftRequest request) {
        request.wanted().forEach(section -> sections.put(section.code(), new ArrayList<>()));
    }

    void add(Map<SectionCode, List<Draft.Sentence>> written) {
        written.forEach((code, sentences) -> {
            List<Draft.Sentence> before = sections.computeIfAbsent(code, none -> new ArrayList<>());
            sentences.stream()
                    .filter(sentence -> before.stream().noneMatch(known -> isSame(known, sentence)))
                    .forEach(before::add);
        });
    }

    /** The sentences of this section so far. */
    Stream<Draft.Sentence> of(SectionCode code) {
        return sections.getOrDefault(code, List.of()).stream();
    }

    Draft whole() {
        return new Draft(sections.entrySet().stream()
                .map(it -> new Draft.Section(it.getKey(), it.getValue()))
                .toList());
    }

    private static boolean isSame(Draft.Sentence one, Draft.Sentence other) {
        return one.text().equalsIgnoreCase(other.text())
                || (Likeness.isWithin(one.evidence(), other.evidence()) && Likeness.isSame(one.text(), other.text()));
    }
}
