package org.florscribe.adapter.jpa;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import org.florscribe.clinical.transcript.VendorHintRepository;
import org.florscribe.platform.persistence.TenantTransaction;
import org.florscribe.shared.Ids;

/** What vendors said they are done with, in the table {@code vendor_hint}. */
@ApplicationScoped
public class JdbcVendorHintRepository implements VendorHintRepository {

    private final Sql sql;
    private final TenantTransaction tenants;

    @Inject
    JdbcVendorHintRepository(Sql sql, TenantTransaction tenants) {
        this.sql = sql;
        this.tenants = tenants;
    }

    @Override
    public void keep(String kind, String jobId, Instant at) {
        sql.update(
                "insert into vendor_hint (id, practice_id, kind, job_id, told_at) values (?, ?, ?, ?, ?)"
                        + " on conflict (practice_id, kind, job_id) do nothing",
                Ids.next(),
                tenants.practice(),
                kind,
                jobId,
                at);
    }

    @Override
    public boolean has(String kind, String jobId) {
        return sql.first(
                        "select id from vendor_hint where practice_id = ? and kind = ? and job_id = ?",
                        row -> Sql.uuid(row, "id"),
                        tenants.practice(),
                        kind,
                        jobId)
                .isPresent();
    }

    @Override
    public void forgetBefore(Instant then) {
        sql.update("delete from vendor_hint where practice_id = ? and told_at < ?", tenants.practice(), then);
    }
}
