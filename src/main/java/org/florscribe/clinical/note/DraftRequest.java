package org.florscribe.clinical.note;

import java.util.List;
import java.util.Optional;
import org.florscribe.clinical.extraction.Finding;
import org.florscribe.clinical.extraction.VisitMaterial;

/**
 * What a drafter is asked to write.
 *
 * @param only the sections to write; empty for the whole form
 */
public record DraftRequest(VisitMaterial material, List<Finding> findings, NoteForm form, Optional<SectionWish> only) {

    public DraftRequest {
        findings = List.copyOf(findings);
    }

    /** The whole note. */
    public static DraftRequest of(VisitMaterial material, List<Finding> findings, NoteForm form) {
        return new DraftRequest(material, findings, form, Optional.empty());
    }

    /** The sections to write, in the form's order. */
    public List<FormSection> wanted() {
        return form.sections().stream()
                .filter(section ->
                        only.map(it -> it.codes().contains(section.code())).orElse(true))
                .toList();
    }

    /** The draft without what nobody asked for. */
    public Draft within(Draft draft) {
        List<SectionCode> codes = wanted().stream().map(FormSection::code).toList();
        return new Draft(draft.sections().stream()
                .filter(section -> codes.contains(section.code()))
                .toList());
    }
}
