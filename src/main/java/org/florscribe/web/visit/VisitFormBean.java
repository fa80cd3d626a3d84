package org.florscribe.web.visit;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import org.florscribe.clinical.note.NoteDetail;
import org.florscribe.clinical.note.NoteForm;
import org.florscribe.clinical.note.NoteForms;
import org.florscribe.clinical.note.NoteLayout;
import org.florscribe.clinical.note.NoteTemplates;
import org.florscribe.web.view.FormFields;
import org.florscribe.web.view.Words;
import org.jspecify.annotations.Nullable;

/** In which form the note of the visit is written: template, measure, layout. */
@Named
@RequestScoped
public class VisitFormBean {

    private final OpenVisit visit;
    private final NoteForms forms;
    private final NoteTemplates templates;
    private final Words words;

    private NoteForms.@Nullable Chosen chosen;
    private @Nullable FormFields fields;

    @Inject
    VisitFormBean(OpenVisit visit, NoteForms forms, NoteTemplates templates, Words words) {
        this.visit = visit;
        this.forms = forms;
        this.templates = templates;
        this.words = words;
    }

    /** As it will be written: {@code SOAP note, standard, narrative}. */
    public String getWords() {
        return inWords(chosen().form());
    }

    /** As the note that is there is written. */
    public String getNoteWords() {
        return visit.note().map(it -> inWords(it.note().form())).orElseGet(this::getWords);
    }

    public boolean isBulleted() {
        return visit.note()
                .filter(it -> it.note().form().layout() == NoteLayout.BULLETS)
                .isPresent();
    }

    /** The form that a note typed from scratch has. */
    NoteForm form() {
        return visit.note().map(it -> it.note().form()).orElseGet(() -> chosen().form());
    }

    public FormFields getFields() {
        if (fields == null) {
            fields = new FormFields(templates.list(), chosen().choice());
        }
        return fields;
    }

    public String choose() {
        forms.choose(visit.id(), getFields().choice());
        return VisitBean.here(visit.id(), "form-chosen");
    }

    private NoteForms.Chosen chosen() {
        if (chosen == null) {
            chosen = forms.get(visit.id());
        }
        return chosen;
    }

    private String inWords(NoteForm form) {
        NoteDetail detail = form.detail();
        return words.get(
                "form.words",
                form.template().title(),
                words.get("form.short." + detail),
                words.get("form.short." + form.layout()));
    }
}
