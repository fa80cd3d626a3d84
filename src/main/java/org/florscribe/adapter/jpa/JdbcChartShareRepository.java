package org.florscribe.adapter.jpa;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.florscribe.clinical.encounter.ChartShare;
import org.florscribe.clinical.encounter.ChartShareRepository;
import org.florscribe.platform.persistence.TenantTransaction;

/** Who was let in, in the table {@code chart_share}. */
@ApplicationScoped
public class JdbcChartShareRepository implements ChartShareRepository {

    private static final String SELECT = "select id, encounter_id, patient_id, staff_id, shared_by, shared_at, ends_at,"
            + " revoked_by, revoked_at from chart_share where practice_id = ? and ";

    private final Sql sql;
    private final TenantTransaction tenants;

    @Inject
    JdbcChartShareRepository(Sql sql, TenantTransaction tenants) {
        this.sql = sql;
        this.tenants = tenants;
    }

    @Override
    public Optional<ChartShare> find(UUID id) {
        return sql.first(SELECT + "id = ? for update", JdbcChartShareRepository::share, tenants.practice(), id);
    }

    @Override
    public List<ChartShare> of(ChartShare.Of of, UUID subjectId) {
        String condition = of == ChartShare.Of.VISIT ? "encounter_id = ?" : "patient_id = ?";
        return sql.list(
                SELECT + condition + " order by shared_at desc, id desc",
                JdbcChartShareRepository::share,
                tenants.practice(),
                subjectId);
    }

    @Override
    public void add(ChartShare share) {
        boolean visit = share.of() == ChartShare.Of.VISIT;
        sql.update(
                "insert into chart_share (id, practice_id, encounter_id, patient_id, staff_id, shared_by, shared_at, ends_at)"
                        + " values (?, ?, ?, ?, ?, ?, ?, ?)",
                share.id(),
                tenants.practice(),
                Optional.of(share.subjectId()).filter(it -> visit),
                Optional.of(share.subjectId()).filter(it -> !visit),
                share.staffId(),
                share.sharedBy(),
                share.sharedAt(),
                share.endsAt());
    }

    @Override
    public void change(ChartShare share) {
        sql.update(
                "update chart_share set revoked_by = ?, revoked_at = ? where practice_id = ? and id = ?",
                share.revoked().map(ChartShare.Revocation::by),
                share.revoked().map(ChartShare.Revocation::at),
                tenants.practice(),
                share.id());
    }

    private static ChartShare share(ResultSet row) throws SQLException {
        Optional<UUID> visit = Optional.ofNullable(Sql.uuid(row, "encounter_id"));
        Optional<UUID> revokedBy = Optional.ofNullable(Sql.uuid(row, "revoked_by"));
        Optional<java.time.Instant> revokedAt = Sql.optionalInstant(row, "revoked_at");
        return new ChartShare(
                Sql.uuid(row, "id"),
                visit.isPresent() ? ChartShare.Of.VISIT : ChartShare.Of.PATIENT,
                visit.isPresent() ? visit.get() : Sql.uuid(row, "patient_id"),
                Sql.uuid(row, "staff_id"),
                Sql.uuid(row, "shared_by"),
                Sql.instant(row, "shared_at"),
                Sql.optionalInstant(row, "ends_at"),
                revokedBy.flatMap(by -> revokedAt.map(at -> new ChartShare.Revocation(by, at))));
    }
}
