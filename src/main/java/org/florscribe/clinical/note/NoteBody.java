package org.florscribe.clinical.note;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a note says, and what people decided about it.
 *
 * @param sections in the order they are written; none twice
 * @param decisions in the order they were made
 * @param lastNumber the highest number a statement of this note ever had, so that none is used twice
 */
public record NoteBody(List<NoteSection> sections, List<Decision> decisions, int lastNumber) {

    public static final NoteBody EMPTY = new NoteBody(List.of(), List.of(), 0);

    public NoteBody {
        sections = List.copyOf(sections);
        decisions = List.copyOf(decisions);
    }

    public Stream<Statement> statements() {
        return sections.stream().flatMap(section -> section.statements().stream());
    }

    public Optional<Statement> statement(String id) {
        return statements().filter(it -> it.id().equals(id)).findFirst();
    }

    public List<Statement> statementsOf(SectionCode code) {
        return statementsOf(sections, code);
    }

    public boolean hasNoWords() {
        return statements().findAny().isEmpty();
    }

    static List<Statement> statementsOf(List<NoteSection> sections, SectionCode code) {
        return sections.stream()
                .filter(section -> section.code().equals(code))
                .flatMap(section -> section.statements().stream())
                .toList();
    }
}
