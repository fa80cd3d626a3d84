package org.florscribe.clinical.note;

import java.util.List;

/** One section of a note and its statements, in order. */
public record NoteSection(SectionCode code, List<Statement> statements) {

    public NoteSection {
        statements = List.copyOf(statements);
    }
}
