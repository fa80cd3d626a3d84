package org.florscribe.adapter.jpa;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.florscribe.clinical.note.FormChoice;
import org.florscribe.clinical.note.FormChoiceRepository;
import org.florscribe.clinical.note.NoteDetail;
import org.florscribe.clinical.note.NoteLayout;
import org.florscribe.clinical.note.WritingStyle;
import org.florscribe.platform.persistence.TenantTransaction;
import org.florscribe.shared.StaleVersion;

/** What was chosen for visits, in the table {@code visit_form}; what clinicians want for theirs, in {@code writing_style}. */
@ApplicationScoped
public class JdbcFormChoiceRepository implements FormChoiceRepository {

    private final Sql sql;
    private final TenantTransaction tenants;

    @Inject
    JdbcFormChoiceRepository(Sql sql, TenantTransaction tenants) {
        this.sql = sql;
        this.tenants = tenants;
    }

    @Override
    public Optional<FormChoice> ofVisit(UUID encounterId) {
        return sql.first(
                "select template_id, detail, layout from visit_form where practice_id = ? and encounter_id = ?",
                JdbcFormChoiceRepository::choice,
                tenants.practice(),
                encounterId);
    }

    @Override
    public void choose(UUID encounterId, FormChoice choice, UUID by, Instant at) {
        sql.update(
                "insert into visit_form (practice_id, encounter_id, template_id, detail, layout, chosen_by, chosen_at)"
                        + " values (?, ?, ?, ?, ?, ?, ?)"
                        + " on conflict (practice_id, encounter_id) do update set template_id = excluded.template_id,"
                        + " detail = excluded.detail, layout = excluded.layout, chosen_by = excluded.chosen_by,"
                        + " chosen_at = excluded.chosen_at",
                tenants.practice(),
                encounterId,
                choice.templateId(),
                choice.detail(),
                choice.layout(),
                by,
                at);
    }

    @Override
    public Optional<WritingStyle> styleOf(UUID staffId) {
        return sql.first(
                "select template_id, detail, layout, rules, version from writing_style"
                        + " where practice_id = ? and staff_id = ?",
                row -> new WritingStyle(
                        choice(row), List.of((String[]) row.getArray("rules").getArray()), row.getLong("version")),
                tenants.practice(),
                staffId);
    }

    @Override
    public WritingStyle put(UUID staffId, WritingStyle style, Instant at) {
        long version = style.version() + 1;
        FormChoice usual = style.usual();
        String[] rules = style.rules().toArray(String[]::new);
        int stored = style.version() == 0
                ? sql.update(
                        "insert into writing_style"
                                + " (practice_id, staff_id, template_id, detail, layout, rules, version, changed_at)"
                                + " values (?, ?, ?, ?, ?, ?, ?, ?) on conflict do nothing",
                        tenants.practice(),
                        staffId,
                        usual.templateId(),
                        usual.detail(),
                        usual.layout(),
                        rules,
                        version,
                        at)
                : sql.update(
                        "update writing_style set template_id = ?, detail = ?, layout = ?, rules = ?, version = ?,"
                                + " changed_at = ? where practice_id = ? and staff_id = ? and version = ?",
                        usual.templateId(),
                        usual.detail(),
                        usual.layout(),
                        rules,
                        version,
                        at,
                        tenants.practice(),
                        staffId,
                        style.version());
        if (stored == 0) {
            throw new StaleVersion();
        }
        return new WritingStyle(usual, style.rules(), version);
    }

    private static FormChoice choice(ResultSet row) throws SQLException {
        return new FormChoice(
                Sql.uuid(row, "template_id"),
                NoteDetail.valueOf(row.getString("detail")),
                NoteLayout.valueOf(row.getString("layout")));
    }
}
