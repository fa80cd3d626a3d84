package org.florscribe.adapter.jpa;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.ZoneId;
import java.util.Optional;
import java.util.UUID;
import org.florscribe.platform.keys.PracticeKeys;
import org.florscribe.platform.persistence.TenantTransaction;
import org.florscribe.practice.tenant.KeepTimes;
import org.florscribe.practice.tenant.Practice;
import org.florscribe.practice.tenant.PracticeRepository;
import org.florscribe.practice.tenant.RecordDays;
import org.florscribe.shared.StaleVersion;

/** Practices in the tables {@code tenant} (ids, for everybody) and {@code practice} (the rest, for themselves). */
@ApplicationScoped
public class JdbcPracticeRepository implements PracticeRepository {

    private static final String COLUMNS =
            "id, name, time_zone, locale, jurisdiction, address, consent_text, keep_signed_audio_days,"
                    + " keep_unsigned_audio_days, keep_transcript_days, keep_draft_days, keep_export_days, keep_note_days,"
                    + " version, created_at";

    private final Sql sql;
    private final TenantTransaction tenants;
    private final PracticeKeys keys;

    @Inject
    JdbcPracticeRepository(Sql sql, TenantTransaction tenants, PracticeKeys keys) {
        this.sql = sql;
        this.tenants = tenants;
        this.keys = keys;
    }

    @Override
    public boolean any() {
        return sql.first("select 1 from tenant limit 1", row -> true).isPresent();
    }

    @Override
    public Optional<Practice> find(UUID id) {
        return sql.first("select " + COLUMNS + " from practice where id = ?", JdbcPracticeRepository::practice, id);
    }

    @Override
    public void create(Practice practice) {
        sql.update("insert into tenant (id, created_at) values (?, ?)", practice.id(), practice.createdAt());
        tenants.enter(practice.id());
        sql.update(
                "insert into practice (" + COLUMNS + ") values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                practice.id(),
                practice.name(),
                practice.timeZone().getId(),
                practice.locale(),
                practice.jurisdiction(),
                practice.address(),
                practice.consentText(),
                practice.keepTimes().signedDays(),
                practice.keepTimes().unsignedDays(),
                practice.keepTimes().records().transcript(),
                practice.keepTimes().records().draft(),
                practice.keepTimes().records().export(),
                practice.keepTimes().records().note(),
                practice.version(),
                practice.createdAt());
        keys.create(practice.id());
    }

    @Override
    public Practice change(Practice practice) {
        return sql.first(
                        "update practice set name = ?, time_zone = ?, locale = ?, jurisdiction = ?, address = ?,"
                                + " consent_text = ?, keep_signed_audio_days = ?, keep_unsigned_audio_days = ?, keep_transcript_days = ?, keep_draft_days = ?,"
                                + " keep_export_days = ?, keep_note_days = ?,"
                                + " version = version + 1 where id = ? and version = ? returning "
                                + COLUMNS,
                        JdbcPracticeRepository::practice,
                        practice.name(),
                        practice.timeZone().getId(),
                        practice.locale(),
                        practice.jurisdiction(),
                        practice.address(),
                        practice.consentText(),
                        practice.keepTimes().signedDays(),
                        practice.keepTimes().unsignedDays(),
                        practice.keepTimes().records().transcript(),
                        practice.keepTimes().records().draft(),
                        practice.keepTimes().records().export(),
                        practice.keepTimes().records().note(),
                        practice.id(),
                        practice.version())
                .orElseThrow(StaleVersion::new);
    }

    private static Practice practice(ResultSet row) throws SQLException {
        return new Practice(
                Sql.uuid(row, "id"),
                row.getString("name"),
                ZoneId.of(row.getString("time_zone")),
                row.getString("locale"),
                row.getString("jurisdiction"),
                row.getString("address"),
                row.getString("consent_text"),
                new KeepTimes(
                        row.getInt("keep_signed_audio_days"),
                        row.getInt("keep_unsigned_audio_days"),
                        new RecordDays(
                                row.getInt("keep_transcript_days"),
                                row.getInt("keep_draft_days"),
                                row.getInt("keep_export_days"),
                                row.getInt("keep_note_days"))),
                row.getLong("version"),
                Sql.instant(row, "created_at"));
    }
}
