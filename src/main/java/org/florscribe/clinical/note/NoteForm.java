package org.florscribe.clinical.note;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * How a note is to be written: a template's sections in their order, how much, in which layout, and the rules that the
 * clinician set for their own notes.
 *
 * @param sections none twice
 * @param styleRules the clinician's own, each a short text; an engine that cannot read follows none
 */
public record NoteForm(
        TemplateMark template,
        List<FormSection> sections,
        NoteDetail detail,
        NoteLayout layout,
        List<String> styleRules) {

    public NoteForm {
        sections = List.copyOf(sections);
        styleRules = List.copyOf(styleRules);
        Set<SectionCode> codes = new HashSet<>();
        for (FormSection section : sections) {
            if (!codes.add(section.code())) {
                throw new IllegalArgumentException("A form has each section once: " + section.code());
            }
        }
    }

    /** What a note is written in when nobody chose anything. */
    public static NoteForm soap() {
        return BuiltInTemplates.SOAP.form(NoteDetail.STANDARD, NoteLayout.NARRATIVE, List.of());
    }

    public Optional<FormSection> section(SectionCode code) {
        return sections.stream().filter(it -> it.code().equals(code)).findFirst();
    }

    /** As the note shows it, also of a section that the form does not have. */
    public String titleOf(SectionCode code) {
        return section(code).map(FormSection::title).orElseGet(code::plainWords);
    }

    /** Where the section stands; after all others when the form does not have it. */
    int placeOf(SectionCode code) {
        for (int i = 0; i < sections.size(); i++) {
            if (sections.get(i).code().equals(code)) {
                return i;
            }
        }
        return sections.size();
    }

    /** With these sections of another form behind its own, where it does not have them. */
    NoteForm keeping(List<FormSection> others) {
        List<FormSection> all = new ArrayList<>(sections);
        others.stream().filter(it -> section(it.code()).isEmpty()).forEach(all::add);
        return all.size() == sections.size() ? this : new NoteForm(template, all, detail, layout, styleRules);
    }
}
