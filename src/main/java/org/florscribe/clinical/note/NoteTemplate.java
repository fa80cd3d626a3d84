package org.florscribe.clinical.note;

import java.util.List;
import java.util.UUID;

/**
 * What sections a kind of note has. One that comes with the product never changes; a practice makes its own.
 *
 * @param loinc of the kind of document, e.g. {@code 11506-3}, progress note
 * @param version counted from 1 with each change
 * @param builtIn whether it comes with the product
 */
public record NoteTemplate(
        UUID id, String title, String loinc, List<FormSection> sections, int version, boolean builtIn) {

    public NoteTemplate {
        sections = List.copyOf(sections);
    }

    static NoteTemplate made(UUID id, TemplateTerms terms) {
        return new NoteTemplate(id, terms.title(), terms.loinc(), terms.sections(), 1, false);
    }

    NoteTemplate changed(TemplateTerms terms) {
        return new NoteTemplate(id, terms.title(), terms.loinc(), terms.sections(), version + 1, builtIn);
    }

    boolean says(TemplateTerms terms) {
        return title.equals(terms.title()) && loinc.equals(terms.loinc()) && sections.equals(terms.sections());
    }

    public TemplateMark mark() {
        return new TemplateMark(id, version, title, loinc);
    }

    public NoteForm form(NoteDetail detail, NoteLayout layout, List<String> styleRules) {
        return new NoteForm(mark(), sections, detail, layout, styleRules);
    }
}
