package org.florscribe.api.note;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.florscribe.api.answer.Fields;
import org.florscribe.clinical.note.FormChoice;
import org.florscribe.clinical.note.FormSection;
import org.florscribe.clinical.note.NoteDetail;
import org.florscribe.clinical.note.NoteForms;
import org.florscribe.clinical.note.NoteLayout;
import org.florscribe.clinical.note.NoteTemplate;
import org.florscribe.clinical.note.SectionGroup;
import org.florscribe.clinical.note.TemplateTerms;
import org.florscribe.clinical.note.TemplateVersion;
import org.florscribe.clinical.note.WritingStyle;
import org.jspecify.annotations.Nullable;

/** Templates, forms and rules of style as the API takes and gives them. */
final class TemplateBodies {

    private TemplateBodies() {}

    /** One section of a template, as answered. */
    public record FormSectionBody(
            String code, String title, Optional<String> loinc, String instructions, SectionGroup group) {

        static FormSectionBody of(FormSection section) {
            return new FormSectionBody(
                    section.code().name(), section.title(), section.loinc(), section.instructions(), section.group());
        }
    }

    /** A template, as answered. */
    public record TemplateBody(
            UUID id, String title, String loinc, List<FormSectionBody> sections, int version, boolean builtIn) {

        static TemplateBody of(NoteTemplate template) {
            return new TemplateBody(
                    template.id(),
                    template.title(),
                    template.loinc(),
                    template.sections().stream().map(FormSectionBody::of).toList(),
                    template.version(),
                    template.builtIn());
        }
    }

    /** How a template was, since when, and who made it so. */
    public record TemplateVersionBody(TemplateBody template, UUID madeBy, Instant madeAt) {

        static TemplateVersionBody of(TemplateVersion version) {
            return new TemplateVersionBody(TemplateBody.of(version.template()), version.madeBy(), version.madeAt());
        }
    }

    /** A section to have in a template. What is absent is as the product has it for that code. */
    public record NewSection(
            @Nullable String code,
            @Nullable String title,
            @Nullable String loinc,
            @Nullable String instructions,
            @Nullable SectionGroup group) {

        FormSection toSection() {
            return TemplateTerms.section(
                    Optional.ofNullable(code),
                    Fields.required("sections.title", title),
                    Optional.ofNullable(loinc),
                    Optional.ofNullable(instructions),
                    Optional.ofNullable(group));
        }
    }

    /** A template of the practice's own. */
    public record NewTemplate(
            @Nullable String title,
            @Nullable String loinc,
            @Nullable List<@Nullable NewSection> sections) {

        TemplateTerms toTerms() {
            return new TemplateTerms(
                    Fields.required("title", title),
                    loinc == null ? TemplateTerms.PROGRESS_NOTE : loinc,
                    Lists.of("sections", Fields.required("sections", sections)).stream()
                            .map(NewSection::toSection)
                            .toList());
        }
    }

    /** In which form a note is written. */
    public record FormBody(UUID templateId, String title, int templateVersion, NoteDetail detail, NoteLayout layout) {

        static FormBody of(NoteForms.Chosen chosen) {
            return new FormBody(
                    chosen.choice().templateId(),
                    chosen.form().template().title(),
                    chosen.form().template().version(),
                    chosen.choice().detail(),
                    chosen.choice().layout());
        }
    }

    /** A form to choose. Without detail or layout: STANDARD, NARRATIVE. */
    public record NewForm(
            @Nullable UUID templateId,
            @Nullable NoteDetail detail,
            @Nullable NoteLayout layout) {

        FormChoice toChoice() {
            return new FormChoice(
                    Fields.required("templateId", templateId),
                    detail == null ? NoteDetail.STANDARD : detail,
                    layout == null ? NoteLayout.NARRATIVE : layout);
        }
    }

    /** How a clinician wants their notes, as answered. */
    public record StyleBody(UUID templateId, NoteDetail detail, NoteLayout layout, List<String> rules, long version) {

        static StyleBody of(WritingStyle style) {
            return new StyleBody(
                    style.usual().templateId(),
                    style.usual().detail(),
                    style.usual().layout(),
                    style.rules(),
                    style.version());
        }
    }

    /** How a clinician wants their notes. */
    public record NewStyle(
            @Nullable UUID templateId,
            @Nullable NoteDetail detail,
            @Nullable NoteLayout layout,
            @Nullable List<@Nullable String> rules) {

        WritingStyle toStyle(long version) {
            return new WritingStyle(
                    new NewForm(templateId, detail, layout).toChoice(),
                    Lists.of("rules", Fields.required("rules", rules)),
                    version);
        }
    }
}
