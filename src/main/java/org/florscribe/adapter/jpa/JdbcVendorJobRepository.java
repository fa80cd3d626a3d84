package org.florscribe.adapter.jpa;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.florscribe.clinical.transcript.VendorJobRepository;
import org.florscribe.clinical.transcript.VendorJobs.VendorJob;
import org.florscribe.platform.persistence.TenantTransaction;

/** What vendors hold of ours, in the table {@code vendor_job}. */
@ApplicationScoped
public class JdbcVendorJobRepository implements VendorJobRepository {

    private static final String SELECT =
            "select id, encounter_id, engine_id, fingerprint, upload_url, job_id, created_at from vendor_job"
                    + " where practice_id = ? and deleted_at is null ";

    private final Sql sql;
    private final TenantTransaction tenants;

    @Inject
    JdbcVendorJobRepository(Sql sql, TenantTransaction tenants) {
        this.sql = sql;
        this.tenants = tenants;
    }

    @Override
    public Optional<Held> newest(UUID encounterId, byte[] fingerprint) {
        return sql.first(
                SELECT + "and encounter_id = ? and fingerprint = ? order by created_at desc, id desc limit 1",
                JdbcVendorJobRepository::held,
                tenants.practice(),
                encounterId,
                fingerprint);
    }

    @Override
    public List<Held> ofVisit(UUID encounterId) {
        return sql.list(
                SELECT + "and encounter_id = ? order by created_at, id",
                JdbcVendorJobRepository::held,
                tenants.practice(),
                encounterId);
    }

    @Override
    public List<UUID> visitsSince(Instant before, int most) {
        return sql.list(
                "select encounter_id from vendor_job where practice_id = ? and deleted_at is null and created_at < ?"
                        + " group by encounter_id order by min(created_at) limit ?",
                row -> Sql.uuid(row, "encounter_id"),
                tenants.practice(),
                before,
                most);
    }

    @Override
    public void add(Held held) {
        sql.update(
                "insert into vendor_job (id, practice_id, encounter_id, engine_id, fingerprint, upload_url, job_id,"
                        + " created_at) values (?, ?, ?, ?, ?, ?, ?, ?)",
                held.id(),
                tenants.practice(),
                held.encounterId(),
                held.engineId(),
                held.fingerprint(),
                held.job().uploadUrl(),
                held.job().jobId(),
                held.createdAt());
    }

    @Override
    public void started(UUID id, String jobId) {
        sql.update("update vendor_job set job_id = ? where practice_id = ? and id = ?", jobId, tenants.practice(), id);
    }

    @Override
    public void deleted(UUID id, Instant at) {
        sql.update(
                "update vendor_job set deleted_at = ? where practice_id = ? and id = ? and deleted_at is null",
                at,
                tenants.practice(),
                id);
    }

    private static Held held(ResultSet row) throws SQLException {
        return new Held(
                Sql.uuid(row, "id"),
                Sql.uuid(row, "encounter_id"),
                Sql.uuid(row, "engine_id"),
                row.getBytes("fingerprint"),
                new VendorJob(
                        Optional.ofNullable(row.getString("upload_url")), Optional.ofNullable(row.getString("job_id"))),
                Sql.instant(row, "created_at"));
    }
}
