package org.florscribe.adapter.jpa;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.florscribe.platform.persistence.TenantTransaction;
import org.florscribe.practice.identity.SecondFactorRule;
import org.florscribe.practice.identity.SignInRules;
import org.florscribe.practice.identity.SignInRulesRepository;

/** One row a practice in the table {@code sign_in_rules}, from its first change on. */
@ApplicationScoped
public class JdbcSignInRulesRepository implements SignInRulesRepository {

    private final Sql sql;
    private final TenantTransaction tenants;

    @Inject
    JdbcSignInRulesRepository(Sql sql, TenantTransaction tenants) {
        this.sql = sql;
        this.tenants = tenants;
    }

    @Override
    public SignInRules get() {
        return sql.first(
                        "select idle_minutes, second_factor from sign_in_rules where practice_id = ?",
                        JdbcSignInRulesRepository::rules,
                        tenants.practice())
                .orElse(SignInRules.USUAL);
    }

    @Override
    public void store(SignInRules rules) {
        sql.update(
                "insert into sign_in_rules (practice_id, idle_minutes, second_factor) values (?, ?, ?)"
                        + " on conflict (practice_id) do update set idle_minutes = excluded.idle_minutes,"
                        + " second_factor = excluded.second_factor",
                tenants.practice(),
                rules.idleMinutes(),
                rules.secondFactor());
    }

    private static SignInRules rules(ResultSet row) throws SQLException {
        return new SignInRules(row.getInt("idle_minutes"), SecondFactorRule.valueOf(row.getString("second_factor")));
    }
}
