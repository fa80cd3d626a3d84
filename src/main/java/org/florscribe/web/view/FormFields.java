package org.florscribe.web.view;

import java.util.List;
import java.util.UUID;
import org.florscribe.clinical.note.FormChoice;
import org.florscribe.clinical.note.NoteDetail;
import org.florscribe.clinical.note.NoteLayout;
import org.florscribe.clinical.note.NoteTemplate;
import org.florscribe.shared.NotFound;

/** The three fields in which a person chooses how a note is written. */
public class FormFields {

    private final List<NoteTemplate> templates;
    private String template;
    private NoteDetail detail;
    private NoteLayout layout;

    public FormFields(List<NoteTemplate> templates, FormChoice choice) {
        this.templates = List.copyOf(templates);
        this.template = choice.templateId().toString();
        this.detail = choice.detail();
        this.layout = choice.layout();
    }

    public FormChoice choice() {
        try {
            return new FormChoice(UUID.fromString(template), detail, layout);
        } catch (IllegalArgumentException e) {
            throw new NotFound();
        }
    }

    public List<NoteTemplate> getTemplates() {
        return templates;
    }

    public List<NoteDetail> getDetails() {
        return List.of(NoteDetail.values());
    }

    public List<NoteLayout> getLayouts() {
        return List.of(NoteLayout.values());
    }

    public String getTemplate() {
        return template;
    }

    public void setTemplate(String template) {
        this.template = template;
    }

    public NoteDetail getDetail() {
        return detail;
    }

    public void setDetail(NoteDetail detail) {
        this.detail = detail;
    }

    public NoteLayout getLayout() {
        return layout;
    }

    public void setLayout(NoteLayout layout) {
        this.layout = layout;
    }
}
