package org.florscribe.clinical.evaluation;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.florscribe.clinical.extraction.Finding;
import org.florscribe.clinical.extraction.VisitMaterial;
import org.florscribe.clinical.note.NoteForm;
import org.florscribe.clinical.note.NoteSection;
import org.florscribe.clinical.note.Statement;

/**
 * A visit that an engine is measured by.
 *
 * @param encounterId empty for a conversation that comes with the product
 * @param findings that a draft starts from
 * @param note as it was signed; of a conversation that comes with the product, what the built-in engine writes of it
 */
record MeasuredVisit(
        Optional<UUID> encounterId,
        VisitMaterial material,
        List<Finding> findings,
        NoteForm form,
        List<NoteSection> note) {

    MeasuredVisit {
        findings = List.copyOf(findings);
        note = List.copyOf(note);
    }

    /** Whether a clinician signed the note. */
    boolean isSigned() {
        return encounterId.isPresent();
    }

    Stream<Statement> statements() {
        return note.stream().flatMap(section -> section.statements().stream());
    }

    /** Its sentences, each on a line of its own. */
    static String text(List<NoteSection> sections) {
        return sections.stream()
                .flatMap(section -> section.statements().stream())
                .map(Statement::text)
                .collect(Collectors.joining("\n"));
    }

    /** Masked: it holds what was said. */
    @Override
    public String toString() {
        return "MeasuredVisit[masked]";
    }
}
