package org.florscribe.adapter.jpa;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.florscribe.platform.persistence.TenantTransaction;
import org.florscribe.practice.tenant.ChartScope;
import org.florscribe.practice.tenant.ChartScopeRepository;

/** The column {@code practice.chart_scope}, which {@code sees_practice()} of the policies reads. */
@ApplicationScoped
public class JdbcChartScopeRepository implements ChartScopeRepository {

    private final Sql sql;
    private final TenantTransaction tenants;

    @Inject
    JdbcChartScopeRepository(Sql sql, TenantTransaction tenants) {
        this.sql = sql;
        this.tenants = tenants;
    }

    @Override
    public ChartScope get() {
        return sql.first(
                        "select chart_scope from practice where id = ?",
                        row -> ChartScope.valueOf(row.getString("chart_scope")),
                        tenants.practice())
                .orElseThrow();
    }

    @Override
    public void change(ChartScope scope) {
        sql.update("update practice set chart_scope = ? where id = ?", scope, tenants.practice());
    }
}
