package org.florscribe.web.visit;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.florscribe.clinical.extraction.Assertion;
import org.florscribe.clinical.extraction.Experiencer;
import org.florscribe.clinical.extraction.Finding;
import org.florscribe.clinical.extraction.FindingKind;
import org.florscribe.clinical.extraction.FindingReading;
import org.florscribe.clinical.note.ClinicalNote;
import org.florscribe.clinical.note.Disposition;
import org.florscribe.clinical.note.DraftComparison;
import org.florscribe.clinical.note.FormSection;
import org.florscribe.clinical.note.NoteForm;
import org.florscribe.clinical.note.NoteReview;
import org.florscribe.clinical.note.NoteSection;
import org.florscribe.clinical.note.NoteView;
import org.florscribe.clinical.note.SectionText;
import org.florscribe.clinical.note.Statement;
import org.florscribe.clinical.note.Support;
import org.florscribe.web.view.Times;
import org.florscribe.web.view.Words;
import org.jspecify.annotations.Nullable;

/** The note as it is read, checked and corrected. Changes go through the API, so that they save by themselves. */
@Named
@RequestScoped
public class VisitNoteBean {

    private final OpenVisit visit;
    private final NoteReview review;
    private final FindingReading findings;
    private final VisitFormBean forms;
    private final Times times;
    private final Words words;

    private final Map<String, String> typed = new HashMap<>();
    private @Nullable Evidence evidence;
    private @Nullable List<Section> sections;
    private @Nullable List<ChangedSection> changes;
    private @Nullable List<Finding> allergies;

    @Inject
    VisitNoteBean(
            OpenVisit visit,
            NoteReview review,
            FindingReading findings,
            VisitFormBean forms,
            Times times,
            Words words) {
        this.visit = visit;
        this.review = review;
        this.findings = findings;
        this.forms = forms;
        this.times = times;
        this.words = words;
    }

    public boolean isThere() {
        return visit.note().isPresent();
    }

    public long getVersion() {
        return visit.note().map(it -> it.note().version()).orElse(0L);
    }

    public String getEngine() {
        return visit.note().map(it -> it.note().engine()).orElse("");
    }

    /** The engine in words. */
    public String getEngineName() {
        return getEngine().equals("rules") ? words.get("engine.rules") : getEngine();
    }

    /** Whether no engine drafted it. */
    public boolean isTypedFromScratch() {
        return getEngine().equals(ClinicalNote.TYPED);
    }

    public String getSavedAt() {
        return visit.note().map(it -> times.clock(it.note().updatedAt())).orElse("");
    }

    public int getUnresolved() {
        return visit.note().map(NoteView::unresolvedCount).orElse(0);
    }

    public String getUnresolvedWords() {
        return words.get("note.unresolved", getUnresolved());
    }

    /** All sections, also those without words: a person may write into each. */
    public List<Section> getSections() {
        if (sections == null) {
            List<NoteSection> written = visit.note().map(NoteView::sections).orElse(List.of());
            sections = form().sections().stream()
                    .map(section -> section(section, written))
                    .toList();
        }
        return sections;
    }

    public List<Missing> getOmissions() {
        return visit.note().map(NoteView::omissions).orElse(List.of()).stream()
                .map(omission -> new Missing(
                        omission.finding().id(),
                        omission.finding().text(),
                        omission.risk().name(),
                        evidence().of(omission.finding().evidence())))
                .toList();
    }

    /** The patient's allergies as they were said, for the banner; empty when none were. */
    public String getAllergies() {
        return allergies(Assertion.PRESENT).map(Finding::text).distinct().collect(Collectors.joining(", "));
    }

    /** Whether it was said that there are none, and nothing else. */
    public boolean isAllergiesDenied() {
        return getAllergies().isEmpty() && allergies(Assertion.ABSENT).findAny().isPresent();
    }

    private Stream<Finding> allergies(Assertion said) {
        if (allergies == null) {
            allergies = findings.list(visit.id()).stream()
                    .filter(finding ->
                            finding.kind() == FindingKind.ALLERGY && finding.experiencer() == Experiencer.PATIENT)
                    .toList();
        }
        return allergies.stream().filter(finding -> finding.assertion() == said);
    }

    /** The draft against what the note says now; only sections that differ. */
    public List<ChangedSection> getChanges() {
        if (changes == null) {
            changes = visit.note().map(it -> it.changes().sections()).orElse(List.of()).stream()
                    .map(this::changed)
                    .filter(section -> !section.lines().isEmpty())
                    .toList();
        }
        return changes;
    }

    /** What a person types when there is no draft, by section. */
    public Map<String, String> getTyped() {
        return typed;
    }

    /** What a person may write into when there is no draft. */
    public List<FormSection> getBlanks() {
        return form().sections();
    }

    private NoteForm form() {
        return forms.form();
    }

    public String keepTyped() {
        List<SectionText> sections = form().sections().stream()
                .map(FormSection::code)
                .filter(code -> typed.containsKey(code.name()))
                .map(code -> SectionText.ofPlainText(code, typed.getOrDefault(code.name(), "")))
                .filter(section -> !section.lines().isEmpty())
                .toList();
        review.typeNote(visit.id(), sections);
        return VisitBean.here(visit.id(), "note-typed");
    }

    private Section section(FormSection form, List<NoteSection> written) {
        List<Line> lines = written.stream()
                .filter(section -> section.code().equals(form.code()))
                .flatMap(section -> section.statements().stream())
                .map(this::line)
                .toList();
        String text = lines.stream().map(Line::text).collect(Collectors.joining("\n"));
        return new Section(form.code().name(), form.title(), lines, text.isEmpty() ? "" : form.title() + "\n" + text);
    }

    private Line line(Statement statement) {
        return new Line(
                statement.id(),
                statement.text(),
                evidence().of(statement.evidence()),
                statement.isUnresolved(),
                statement.disposition().map(Disposition::name).orElse(""),
                statement.support() == Support.CONTRADICTED);
    }

    private Evidence evidence() {
        if (evidence == null) {
            evidence = new Evidence(visit.transcript(), visit.context(), words);
        }
        return evidence;
    }

    private ChangedSection changed(DraftComparison.Section section) {
        return new ChangedSection(
                form().titleOf(section.code()),
                section.changes().stream()
                        .filter(change -> change.kind() != DraftComparison.Kind.SAME)
                        .map(change -> WordDiff.of(text(change.before()), text(change.after())))
                        .toList());
    }

    private static String text(Optional<Statement> statement) {
        return statement.map(Statement::text).orElse("");
    }

    /** One section as it is shown, and as it is copied. */
    public record Section(String code, String title, List<Line> lines, String copyText) {

        @Override
        public String toString() {
            return "Section[" + code + "]";
        }
    }

    /** One statement as it is shown. */
    public record Line(
            String id,
            String text,
            List<Evidence.Mark> evidence,
            boolean unresolved,
            String disposition,
            boolean contradicted) {

        @Override
        public String toString() {
            return "Line[" + id + "]";
        }
    }

    /** Something that was said and is not in the note. */
    public record Missing(String id, String text, String risk, List<Evidence.Mark> evidence) {

        @Override
        public String toString() {
            return "Missing[" + id + "]";
        }
    }

    /** A section that differs from the draft. */
    public record ChangedSection(String title, List<List<WordDiff.Piece>> lines) {

        @Override
        public String toString() {
            return "ChangedSection[" + title + "]";
        }
    }
}
