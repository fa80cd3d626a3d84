package org.florscribe.adapter.jpa;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.UUID;
import org.florscribe.platform.persistence.TenantTransaction;
import org.florscribe.practice.engine.EngineLeftovers;

/** By the book of what vendors hold, {@code vendor_job}. */
@ApplicationScoped
public class JdbcEngineLeftovers implements EngineLeftovers {

    private final Sql sql;
    private final TenantTransaction tenants;

    @Inject
    JdbcEngineLeftovers(Sql sql, TenantTransaction tenants) {
        this.sql = sql;
        this.tenants = tenants;
    }

    @Override
    public boolean anyAt(UUID engineId) {
        return sql.first(
                        "select id from vendor_job where practice_id = ? and engine_id = ? and deleted_at is null limit 1",
                        row -> Sql.uuid(row, "id"),
                        tenants.practice(),
                        engineId)
                .isPresent();
    }
}
