package org.florscribe.web.admin;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.florscribe.clinical.note.FormSection;
import org.florscribe.clinical.note.NoteTemplate;
import org.florscribe.clinical.note.NoteTemplates;
import org.florscribe.clinical.note.SectionGroup;
import org.florscribe.clinical.note.TemplateTerms;
import org.florscribe.web.view.Http;
import org.florscribe.web.view.Times;
import org.florscribe.web.view.Words;
import org.jspecify.annotations.Nullable;

/** The templates of a practice: looked at, made from another one, changed, taken away. */
@Named
@RequestScoped
public class TemplatesBean {

    private static final String HERE = "/admin/templates.xhtml?faces-redirect=true&done=";
    private static final int BLANK_ROWS = 3;

    private final NoteTemplates templates;
    private final Http http;
    private final Times times;
    private final Words words;

    private @Nullable List<NoteTemplate> all;
    private @Nullable List<SectionRow> rows;
    private String title = "";
    private String loinc = TemplateTerms.PROGRESS_NOTE;

    @Inject
    TemplatesBean(NoteTemplates templates, Http http, Times times, Words words) {
        this.templates = templates;
        this.http = http;
        this.times = times;
        this.words = words;
    }

    public List<NoteTemplate> getAll() {
        if (all == null) {
            all = templates.list();
        }
        return all;
    }

    public String sectionsOf(NoteTemplate template) {
        return String.join(
                ", ", template.sections().stream().map(FormSection::title).toList());
    }

    /** Whether one is being changed; otherwise one is being made. */
    public boolean isChanging() {
        return http.findId("id").isPresent();
    }

    public boolean isMaking() {
        return http.findId("from").isPresent();
    }

    public String getId() {
        return http.parameter("id");
    }

    public String getFrom() {
        return http.parameter("from");
    }

    public int getVersion() {
        return isChanging() ? templates.get(http.id("id")).version() : 0;
    }

    /** The rows of the form: the sections, then some blank ones. Without a title a row is none. */
    public List<SectionRow> getRows() {
        if (rows == null) {
            List<SectionRow> filled = new ArrayList<>();
            template().ifPresent(it -> {
                title = isChanging() ? it.title() : words.get("templates.copy-of", it.title());
                loinc = it.loinc();
                it.sections().forEach(section -> filled.add(new SectionRow(filled.size() + 1, Optional.of(section))));
            });
            for (int i = 0; i < BLANK_ROWS; i++) {
                filled.add(new SectionRow(filled.size() + 1, Optional.empty()));
            }
            rows = filled;
        }
        return rows;
    }

    public List<Version> getVersions() {
        return isChanging()
                ? templates.versions(http.id("id")).stream()
                        .map(it -> new Version(
                                it.template().version(),
                                it.template().title(),
                                sectionsOf(it.template()),
                                times.moment(it.madeAt())))
                        .toList()
                : List.of();
    }

    public String add() {
        templates.add(terms());
        return HERE + "template-added";
    }

    public String change() {
        templates.change(http.id("id"), terms(), Long.parseLong(http.parameter("version")));
        return HERE + "template-changed";
    }

    public String remove() {
        templates.remove(http.id("id"));
        return HERE + "template-removed";
    }

    public List<SectionGroup> getGroups() {
        return List.of(SectionGroup.values());
    }

    public String getTitle() {
        getRows();
        return title;
    }

    public void setTitle(String title) {
        getRows();
        this.title = title;
    }

    public String getLoinc() {
        getRows();
        return loinc;
    }

    public void setLoinc(String loinc) {
        getRows();
        this.loinc = loinc;
    }

    private Optional<NoteTemplate> template() {
        Optional<UUID> id = http.findId("id").or(() -> http.findId("from"));
        return id.map(templates::get);
    }

    private TemplateTerms terms() {
        return new TemplateTerms(
                title,
                loinc,
                getRows().stream()
                        .filter(row -> !row.getTitle().isBlank())
                        .sorted(Comparator.comparingInt(SectionRow::getPlace))
                        .map(SectionRow::section)
                        .toList());
    }

    /** How the template was. */
    public record Version(int number, String title, String sections, String since) {}
}
