package org.florscribe.adapter.jpa;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.florscribe.clinical.retention.RecordKind;
import org.florscribe.clinical.retention.RetentionRepository;
import org.florscribe.clinical.retention.UnsignedNotice;
import org.florscribe.clinical.retention.UnsignedVisit;
import org.florscribe.platform.persistence.TenantTransaction;

/** Looks through recordings that are kept, and keeps the notices in the table {@code unsigned_notice}. */
@ApplicationScoped
public class JdbcRetentionRepository implements RetentionRepository {

    private static final String KEPT = " r.state in ('STORED', 'READY')";

    private static final String OF_VISIT = " r.practice_id = e.practice_id and r.encounter_id = e.id and" + KEPT;

    /** Begun, and neither signed nor called off; one that was only planned waits for nobody, unless audio came. */
    private static final String OPEN = "e.practice_id = ? and e.destroyed_at is null and e.stage in"
            + " ('PLANNED', 'RECORDING', 'TRANSCRIBING', 'EXTRACTING', 'DRAFTING', 'IN_REVIEW')";

    private static final String UNSIGNED = "select e.id, e.patient_id, e.clinician_id,"
            + " coalesce(last.completed_at, e.scheduled_at) as since, last.completed_at is not null as with_audio"
            + " from encounter e left join lateral (select max(r.completed_at) as completed_at from recording r where"
            + OF_VISIT + ") last on true where " + OPEN
            + " and (e.stage <> 'PLANNED' or last.completed_at is not null)";

    private static final String TELLS = " (d.sealed_words is not null or d.ehr_patient is not null)";

    private final Sql sql;
    private final TenantTransaction tenants;

    @Inject
    JdbcRetentionRepository(Sql sql, TenantTransaction tenants) {
        this.sql = sql;
        this.tenants = tenants;
    }

    @Override
    public List<UUID> signedBefore(Instant instant, int most) {
        return ids(
                "select n.encounter_id as id from note n where n.practice_id = ? and n.signed_at <= ?"
                        + " and exists (select 1 from recording r where r.practice_id = n.practice_id"
                        + " and r.encounter_id = n.encounter_id and" + KEPT + ")"
                        + " and not exists (select 1 from delivery d where d.practice_id = n.practice_id"
                        + " and d.encounter_id = n.encounter_id and (d.delivered_at is null or d.delivered_at > ?))"
                        + " order by n.signed_at limit ?",
                tenants.practice(),
                instant,
                instant,
                most);
    }

    @Override
    public List<UUID> calledOffBefore(Instant instant, int most) {
        return ids(
                "select e.id from recording r join encounter e on e.practice_id = r.practice_id and e.id = r.encounter_id"
                        + " where r.practice_id = ? and e.stage = 'CANCELLED' and" + KEPT
                        + " group by e.id having max(r.completed_at) <= ? order by max(r.completed_at) limit ?",
                tenants.practice(),
                instant,
                most);
    }

    @Override
    public List<UUID> unsignedBefore(Instant since, Instant warned, int most) {
        return ids(
                "select e.id from recording r join encounter e on e.practice_id = r.practice_id and e.id = r.encounter_id"
                        + " where " + OPEN + " and" + KEPT
                        + " and exists (select 1 from unsigned_notice u where u.practice_id = e.practice_id"
                        + " and u.encounter_id = e.id and u.kind = 'CLINICIAN' and u.given_at <= ?)"
                        + " and exists (select 1 from unsigned_notice u where u.practice_id = e.practice_id"
                        + " and u.encounter_id = e.id and u.kind = 'ADMIN' and u.given_at <= ?)"
                        + " group by e.id having max(r.completed_at) <= ? order by max(r.completed_at) limit ?",
                tenants.practice(),
                warned,
                warned,
                since,
                most);
    }

    @Override
    public List<UnsignedVisit> untold(UnsignedNotice.Kind kind, Instant since, int most) {
        return sql.list(
                UNSIGNED + " and coalesce(last.completed_at, e.scheduled_at) <= ?"
                        + " and not exists (select 1 from unsigned_notice u where u.practice_id = e.practice_id"
                        + " and u.encounter_id = e.id and u.kind = ?) order by since limit ?",
                JdbcRetentionRepository::visit,
                tenants.practice(),
                since,
                kind,
                most);
    }

    @Override
    public List<UnsignedVisit> toldTo(UUID staffId, int most) {
        return sql.list(
                UNSIGNED + " and exists (select 1 from unsigned_notice u where u.practice_id = e.practice_id"
                        + " and u.encounter_id = e.id and u.staff_id = ?) order by since limit ?",
                JdbcRetentionRepository::visit,
                tenants.practice(),
                staffId,
                most);
    }

    @Override
    public List<UUID> signedWith(RecordKind kind, Instant before, int most) {
        String condition = there(kind);
        return ids(
                "select n.encounter_id as id from note n join encounter e on e.practice_id = n.practice_id"
                        + " and e.id = n.encounter_id where n.practice_id = ? and n.signed_at <= ?"
                        + " and e.destroyed_at is null and "
                        + condition
                        + " and not exists (select 1 from delivery d where d.practice_id = n.practice_id"
                        + " and d.encounter_id = n.encounter_id and (d.delivered_at is null or d.delivered_at > ?))"
                        + " and not exists (select 1 from legal_hold h where h.practice_id = e.practice_id"
                        + " and h.patient_id = e.patient_id and h.lifted_at is null)"
                        + " order by n.signed_at limit ?",
                tenants.practice(),
                before,
                before,
                most);
    }

    private static String there(RecordKind kind) {
        return switch (kind) {
            case TRANSCRIPT ->
                "exists (select 1 from transcript t where t.practice_id = n.practice_id"
                        + " and t.encounter_id = n.encounter_id)";
            case DRAFT ->
                "exists (select 1 from note_revision r where r.practice_id = n.practice_id and r.note_id = n.id)";
            case EXPORT ->
                "exists (select 1 from delivery d where d.practice_id = n.practice_id"
                        + " and d.encounter_id = n.encounter_id and" + TELLS + ")";
            case NOTE -> "true";
        };
    }

    @Override
    public int forgetDelivered(UUID encounterId) {
        return sql.update(
                "update delivery d set sealed_words = null, ehr_patient = null, version = version + 1"
                        + " where d.practice_id = ? and d.encounter_id = ? and d.state = 'DELIVERED' and" + TELLS,
                tenants.practice(),
                encounterId);
    }

    @Override
    public List<UnsignedNotice> noticesOf(UUID encounterId) {
        return sql.list(
                "select id, encounter_id, kind, staff_id, by_letter, given_at from unsigned_notice"
                        + " where practice_id = ? and encounter_id = ? order by given_at, id",
                row -> new UnsignedNotice(
                        Sql.uuid(row, "id"),
                        Sql.uuid(row, "encounter_id"),
                        UnsignedNotice.Kind.valueOf(row.getString("kind")),
                        Sql.uuid(row, "staff_id"),
                        row.getBoolean("by_letter"),
                        Sql.instant(row, "given_at")),
                tenants.practice(),
                encounterId);
    }

    @Override
    public boolean add(UnsignedNotice notice) {
        // of two nodes at once the second waits here for the first
        int added = sql.update(
                "insert into unsigned_notice (id, practice_id, encounter_id, kind, staff_id, by_letter, given_at)"
                        + " values (?, ?, ?, ?, ?, ?, ?) on conflict do nothing",
                notice.id(),
                tenants.practice(),
                notice.encounterId(),
                notice.kind(),
                notice.staffId(),
                notice.byLetter(),
                notice.givenAt());
        return added == 1;
    }

    @Override
    public int vendorCopies(UUID encounterId) {
        return sql.first(
                        "select count(*) as copies from vendor_job where practice_id = ? and encounter_id = ?"
                                + " and deleted_at is null",
                        row -> row.getInt("copies"),
                        tenants.practice(),
                        encounterId)
                .orElse(0);
    }

    private List<UUID> ids(String select, Object... values) {
        return sql.list(select, row -> Sql.uuid(row, "id"), values);
    }

    private static UnsignedVisit visit(ResultSet row) throws SQLException {
        return new UnsignedVisit(
                Sql.uuid(row, "id"),
                Sql.uuid(row, "patient_id"),
                Sql.uuid(row, "clinician_id"),
                Sql.instant(row, "since"),
                row.getBoolean("with_audio"));
    }
}
