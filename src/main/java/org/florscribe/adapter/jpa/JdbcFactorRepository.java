package org.florscribe.adapter.jpa;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.florscribe.platform.keys.Cell;
import org.florscribe.platform.keys.Vault;
import org.florscribe.platform.persistence.TenantTransaction;
import org.florscribe.practice.identity.Authenticator;
import org.florscribe.practice.identity.FactorRepository;

/** Second factors in the tables {@code authenticator}, its secret sealed under the practice's key, and {@code recovery_code}. */
@ApplicationScoped
public class JdbcFactorRepository implements FactorRepository {

    private final Sql sql;
    private final TenantTransaction tenants;
    private final Vault vault;

    @Inject
    JdbcFactorRepository(Sql sql, TenantTransaction tenants, Vault vault) {
        this.sql = sql;
        this.tenants = tenants;
        this.vault = vault;
    }

    @Override
    public boolean hasAuthenticator(UUID staffId) {
        return sql.first(
                        "select 1 from authenticator where practice_id = ? and staff_id = ? and not pending",
                        row -> true,
                        tenants.practice(),
                        staffId)
                .isPresent();
    }

    @Override
    public Optional<Authenticator> authenticatorForChange(UUID staffId) {
        return find(staffId, false);
    }

    @Override
    public Optional<Authenticator> pendingForChange(UUID staffId) {
        return find(staffId, true);
    }

    private Optional<Authenticator> find(UUID staffId, boolean pending) {
        return sql.first(
                "select practice_id, staff_id, sealed_secret, confirmed_at, last_step, created_at from authenticator"
                        + " where practice_id = ? and staff_id = ? and pending = ? for update",
                this::authenticator,
                tenants.practice(),
                staffId,
                pending);
    }

    @Override
    public void store(Authenticator authenticator) {
        boolean pending = authenticator.confirmedAt().isEmpty();
        sql.update(
                "delete from authenticator where practice_id = ? and staff_id = ? and pending",
                authenticator.practiceId(),
                authenticator.staffId());
        sql.update(
                "insert into authenticator (practice_id, staff_id, pending, sealed_secret, confirmed_at, last_step, created_at)"
                        + " values (?, ?, ?, ?, ?, ?, ?) on conflict (practice_id, staff_id, pending) do update set"
                        + " sealed_secret = excluded.sealed_secret, confirmed_at = excluded.confirmed_at,"
                        + " last_step = excluded.last_step, created_at = excluded.created_at",
                authenticator.practiceId(),
                authenticator.staffId(),
                pending,
                vault.sealForPractice(cell(authenticator.staffId()), authenticator.secret()),
                authenticator.confirmedAt(),
                authenticator.lastStep(),
                authenticator.createdAt());
    }

    @Override
    public void removeAuthenticator(UUID staffId) {
        sql.update("delete from authenticator where practice_id = ? and staff_id = ?", tenants.practice(), staffId);
        sql.update("delete from recovery_code where practice_id = ? and staff_id = ?", tenants.practice(), staffId);
    }

    @Override
    public void storeRecoveryCodes(UUID practiceId, UUID staffId, List<String> hashes) {
        sql.update("delete from recovery_code where practice_id = ? and staff_id = ?", practiceId, staffId);
        for (int i = 0; i < hashes.size(); i++) {
            sql.update(
                    "insert into recovery_code (practice_id, staff_id, position, code_hash) values (?, ?, ?, ?)",
                    practiceId,
                    staffId,
                    i,
                    hashes.get(i));
        }
    }

    @Override
    public Optional<String> recoveryCode(UUID staffId, int position) {
        return sql.first(
                "select code_hash from recovery_code"
                        + " where practice_id = ? and staff_id = ? and position = ? and used_at is null",
                row -> row.getString("code_hash"),
                tenants.practice(),
                staffId,
                position);
    }

    @Override
    public boolean spendRecoveryCode(UUID staffId, int position, Instant now) {
        return sql.update(
                        "update recovery_code set used_at = ?"
                                + " where practice_id = ? and staff_id = ? and position = ? and used_at is null",
                        now,
                        tenants.practice(),
                        staffId,
                        position)
                == 1;
    }

    @Override
    public int recoveryCodesLeft(UUID staffId) {
        return sql.first(
                        "select count(*) from recovery_code"
                                + " where practice_id = ? and staff_id = ? and used_at is null",
                        row -> row.getInt(1),
                        tenants.practice(),
                        staffId)
                .orElse(0);
    }

    @Override
    public void removeAll(UUID staffId) {
        removeAuthenticator(staffId);
    }

    private Authenticator authenticator(ResultSet row) throws SQLException {
        UUID staffId = Sql.uuid(row, "staff_id");
        return new Authenticator(
                Sql.uuid(row, "practice_id"),
                staffId,
                vault.openForPractice(cell(staffId), row.getBytes("sealed_secret")),
                Sql.optionalInstant(row, "confirmed_at"),
                row.getLong("last_step"),
                Sql.instant(row, "created_at"));
    }

    private static Cell cell(UUID staffId) {
        return new Cell("authenticator", "sealed_secret", staffId);
    }
}
