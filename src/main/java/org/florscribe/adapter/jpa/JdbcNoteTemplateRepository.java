package org.florscribe.adapter.jpa;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.florscribe.clinical.note.FormSection;
import org.florscribe.clinical.note.NoteTemplate;
import org.florscribe.clinical.note.NoteTemplateRepository;
import org.florscribe.clinical.note.TemplateVersion;
import org.florscribe.platform.persistence.TenantTransaction;
import org.florscribe.shared.StaleVersion;

/** A practice's templates in the table {@code note_template}, their versions in {@code note_template_version}. */
@ApplicationScoped
public class JdbcNoteTemplateRepository implements NoteTemplateRepository {

    private static final String CURRENT =
            "select v.template_id, v.number, v.title, v.loinc, v.sections::text as sections"
                    + " from note_template t join note_template_version v"
                    + " on v.practice_id = t.practice_id and v.template_id = t.id and v.number = t.version"
                    + " where t.practice_id = ? and t.removed_at is null";

    private final Sql sql;
    private final TenantTransaction tenants;

    @Inject
    JdbcNoteTemplateRepository(Sql sql, TenantTransaction tenants) {
        this.sql = sql;
        this.tenants = tenants;
    }

    @Override
    public List<NoteTemplate> list() {
        return sql.list(
                CURRENT + " order by lower(v.title), t.id", JdbcNoteTemplateRepository::template, tenants.practice());
    }

    @Override
    public Optional<NoteTemplate> find(UUID id) {
        return sql.first(CURRENT + " and t.id = ?", JdbcNoteTemplateRepository::template, tenants.practice(), id);
    }

    @Override
    public void add(NoteTemplate template, UUID by, Instant at) {
        sql.update(
                "insert into note_template (id, practice_id, version) values (?, ?, ?)",
                template.id(),
                tenants.practice(),
                template.version());
        keep(template, by, at);
    }

    @Override
    public void update(NoteTemplate template, UUID by, Instant at) {
        int changed = sql.update(
                "update note_template set version = ? where practice_id = ? and id = ? and version = ? and removed_at is null",
                template.version(),
                tenants.practice(),
                template.id(),
                template.version() - 1);
        if (changed == 0) {
            throw new StaleVersion();
        }
        keep(template, by, at);
    }

    @Override
    public void remove(UUID id, Instant at) {
        sql.update(
                "update note_template set removed_at = ? where practice_id = ? and id = ? and removed_at is null",
                at,
                tenants.practice(),
                id);
    }

    @Override
    public List<TemplateVersion> versions(UUID id) {
        return sql.list(
                "select template_id, number, title, loinc, sections::text as sections, made_by, made_at"
                        + " from note_template_version where practice_id = ? and template_id = ? order by number desc",
                row -> new TemplateVersion(template(row), Sql.uuid(row, "made_by"), Sql.instant(row, "made_at")),
                tenants.practice(),
                id);
    }

    private void keep(NoteTemplate template, UUID by, Instant at) {
        sql.update(
                "insert into note_template_version"
                        + " (practice_id, template_id, number, title, loinc, sections, made_by, made_at)"
                        + " values (?, ?, ?, ?, ?, ?::jsonb, ?, ?)",
                tenants.practice(),
                template.id(),
                template.version(),
                template.title(),
                template.loinc(),
                new String(SealedJson.write(template.sections()), StandardCharsets.UTF_8),
                by,
                at);
    }

    private static NoteTemplate template(ResultSet row) throws SQLException {
        FormSection[] sections =
                SealedJson.read(row.getString("sections").getBytes(StandardCharsets.UTF_8), FormSection[].class);
        return new NoteTemplate(
                Sql.uuid(row, "template_id"),
                row.getString("title"),
                row.getString("loinc"),
                List.of(sections),
                row.getInt("number"),
                false);
    }
}
