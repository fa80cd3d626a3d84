package org.florscribe.clinical.note;

import java.util.Comparator;
import java.util.List;

/** Sections as a note shows them: in the order of its form, none without a statement. */
final class InOrder {

    private InOrder() {}

    static List<NoteSection> of(List<NoteSection> sections, NoteForm form) {
        return sections.stream()
                .filter(section -> !section.statements().isEmpty())
                .sorted(Comparator.comparingInt(section -> form.placeOf(section.code())))
                .toList();
    }
}
