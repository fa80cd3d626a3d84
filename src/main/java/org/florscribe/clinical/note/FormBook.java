package org.florscribe.clinical.note;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.florscribe.clinical.encounter.Encounter;

/** Finds out in which form the note of a visit is written: what was chosen for it, else what its clinician wants, else SOAP. */
@ApplicationScoped
class FormBook {

    private final FormChoiceRepository choices;
    private final NoteTemplateRepository templates;

    @Inject
    FormBook(FormChoiceRepository choices, NoteTemplateRepository templates) {
        this.choices = choices;
        this.templates = templates;
    }

    /** A template that was removed meanwhile counts as not chosen. */
    FormChoice choice(Encounter encounter) {
        return choices.ofVisit(encounter.id())
                .filter(it -> template(it.templateId()).isPresent())
                .or(() -> style(encounter)
                        .map(WritingStyle::usual)
                        .filter(it -> template(it.templateId()).isPresent()))
                .orElseGet(FormChoice::usual);
    }

    NoteForm form(Encounter encounter) {
        FormChoice choice = choice(encounter);
        return template(choice.templateId())
                .orElse(BuiltInTemplates.SOAP)
                .form(choice.detail(), choice.layout(), rules(encounter));
    }

    /** The form that a note has, with the measure, the layout and the rules that hold now. */
    NoteForm asOf(ClinicalNote note, Encounter encounter) {
        FormChoice choice = choice(encounter);
        NoteForm form = note.form();
        return new NoteForm(form.template(), form.sections(), choice.detail(), choice.layout(), rules(encounter));
    }

    Optional<NoteTemplate> template(UUID id) {
        return BuiltInTemplates.find(id).or(() -> templates.find(id));
    }

    private List<String> rules(Encounter encounter) {
        return style(encounter).map(WritingStyle::rules).orElse(List.of());
    }

    private Optional<WritingStyle> style(Encounter encounter) {
        return choices.styleOf(encounter.clinicianId());
    }
}
